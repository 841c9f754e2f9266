import type { ImportFilter } from '@/domain/interchange/import-filters'
import { Prisma } from '@/generated/prisma/client'

/** The questions of a batch that each filter shows. */
export const IMPORT_FILTERS = {
  all: {},
  exact: { status: 'exact' },
  changed: { status: 'changed' },
  impossible: { status: 'impossible' },
  known: { match: { not: 'new' } },
  left: { itemId: null, draft: { not: Prisma.DbNull } },
  imported: { itemId: { not: null } },
} as const satisfies Readonly<Record<ImportFilter, Prisma.ImportedQuestionWhereInput>>

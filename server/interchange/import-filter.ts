import type { ImportFilter } from '@/domain/interchange/import-filters'
import { Prisma } from '@/generated/prisma/client'

/** What a review shows: questions of one filter, and of one category of the files. */
export type Shown = { readonly show: ImportFilter; readonly category?: string | undefined }

export function whereShown({ show, category }: Shown): Prisma.ImportedQuestionWhereInput {
  return { ...IMPORT_FILTERS[show], ...(category ? { category } : {}) }
}

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

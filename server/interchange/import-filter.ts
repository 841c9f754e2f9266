import { Prisma } from '@/generated/prisma/client'

/** What a review can be limited to, by the name in the URL. */
export const IMPORT_FILTERS = {
  all: {},
  exact: { status: 'exact' },
  changed: { status: 'changed' },
  impossible: { status: 'impossible' },
  known: { match: { not: 'new' } },
  left: { itemId: null, draft: { not: Prisma.DbNull } },
  imported: { itemId: { not: null } },
} as const satisfies Readonly<Record<string, Prisma.ImportedQuestionWhereInput>>

export type ImportFilter = keyof typeof IMPORT_FILTERS

export function isImportFilter(name: unknown): name is ImportFilter {
  return typeof name === 'string' && Object.hasOwn(IMPORT_FILTERS, name)
}

/** @param name anything else is the same as `all` */
export function whereShown(name: string): Prisma.ImportedQuestionWhereInput {
  return isImportFilter(name) ? IMPORT_FILTERS[name] : {}
}

/** What a review of an import can be limited to. */
export const IMPORT_FILTER_NAMES = [
  'all',
  'exact',
  'changed',
  'impossible',
  'known',
  'left',
  'imported',
] as const
export type ImportFilter = (typeof IMPORT_FILTER_NAMES)[number]

export function isImportFilter(name: unknown): name is ImportFilter {
  return IMPORT_FILTER_NAMES.some((known) => known === name)
}

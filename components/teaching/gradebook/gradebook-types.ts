import type { AnswerTo } from '@/contract/call-api'
import { formatNumber } from '@/domain/text/format'

type Page = AnswerTo<'getGradebook'>

export type Column = Page['assignments'][number]
export type Row = Omit<Page['rows'][number], 'email'>
/** A page of rows, with the total number of rows, and the figures of all totals. */
export type Rows = Omit<Page, 'assignments' | 'rows'> & { readonly rows: readonly Row[] }

/** Neighboring columns of one category. */
export type ColumnGroup = {
  /** '' without a category. */
  readonly id: string
  readonly name: string
  readonly note: string
  readonly columns: number
}

/** Groups columns by category; empty if none has one. */
export function groupColumns(columns: readonly Column[]): ColumnGroup[] {
  if (columns.every(({ category }) => category === null)) return []
  const groups: { id: string; name: string; note: string; columns: number }[] = []
  for (const { category } of columns) {
    const last = groups.at(-1)
    if (last && last.id === (category?.id ?? '')) last.columns += 1
    else
      groups.push({
        ...{ id: category?.id ?? '', columns: 1 },
        name: category?.name ?? 'No category',
        note: category ? noteOf(category) : 'doesn’t count',
      })
  }
  return groups
}

function noteOf({ weight, dropLowest }: NonNullable<Column['category']>): string {
  return `${formatNumber(weight)}%${dropLowest > 0 ? `, lowest ${dropLowest} dropped` : ''}`
}

import type { AnswerTo } from '@/contract/call-api'

type Page = AnswerTo<'getGradebook'>

export type Column = Page['assignments'][number]
export type Row = Omit<Page['rows'][number], 'email'>
/** A page of rows, with the total number of rows. */
export type Rows = { readonly rows: readonly Row[]; readonly total: number; readonly hasMore: boolean }

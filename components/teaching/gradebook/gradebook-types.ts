import type { Cell } from './format-cell'

export type Column = {
  readonly id: string
  readonly title: string
  readonly points: number
  readonly isClosed: boolean
  readonly meanRatio: number | null
}

export type Row = {
  readonly id: string
  readonly name: string
  readonly hasLeft: boolean
  readonly isDeleted: boolean
  readonly totalRatio: number | null
  /** Assignments that have closed for this student without a grade. */
  readonly missing: readonly string[]
  readonly cells: { readonly [assignment: string]: Cell }
}

/** A page of rows, with the total number of rows. */
export type Rows = { readonly rows: readonly Row[]; readonly total: number; readonly hasMore: boolean }

/** A value of an export: what is nested is JSON, also inside a cell of a CSV file. */
export type Cell = unknown

/** One kind of thing that is kept about a learner, as it is exported: a list in the JSON document, and a CSV file of the same name. */
export type ExportTable = {
  name: string
  /** What it holds, in words for the learner. */
  about: string
  /** Of each column the type, the unit and the meaning; rows have these columns and no others. */
  columns: Readonly<Record<string, string>>
  /** The learner's own rows, in order; read piece by piece, so that a long log is never held at once. */
  read: (learnerId: string, now: Date) => AsyncIterable<Readonly<Record<string, Cell>>>
}

/** An `ExportTable` whose rows the compiler holds against its columns. */
export function defineTable<C extends string>(table: {
  name: string
  about: string
  columns: Readonly<Record<C, string>>
  read: (learnerId: string, now: Date) => AsyncIterable<Record<C, Cell>>
}): ExportTable {
  return table
}

/** Of so many rows at a time. */
const PAGE = 5_000

type Page = {
  take: number
  /** The id of the last row of the page before; '' for the first. */
  after: string
}

/** Rows in the order of their ids. @param readPage what comes after an id, at most `take` */
export async function* inPages<T extends { id: string | bigint }>(
  readPage: (page: Page) => Promise<T[]>,
  take = PAGE,
): AsyncGenerator<T> {
  for (let after = ''; ; ) {
    const rows = await readPage({ take, after })
    yield* rows
    if (rows.length < take) return
    after = String(rows.at(-1)?.id)
  }
}

/** The part of a query that takes a page of a learner's rows. */
export function pageOf(learnerId: string, { take, after }: Page) {
  return { where: { learnerId, id: { gt: after } }, orderBy: { id: 'asc' as const }, take }
}

/** A list that is short, whoever it is of. */
export async function* all<T>(rows: Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await rows
}

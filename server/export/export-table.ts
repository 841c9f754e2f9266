/** A value of an export. Nested values are JSON, also in the cells of a CSV file. */
export type Cell = unknown

/** One type of a learner's data: a list in the JSON export and a CSV file with the same name. */
export type ExportTable = {
  name: string
  /** What the table contains, for the learner. */
  about: string
  /** The type, unit, and meaning of each column. Rows have exactly these columns. */
  columns: Readonly<Record<string, string>>
  /** Reads the learner's rows in order, page by page, so that a long log is never in memory as a whole. */
  read: (learnerId: string, now: Date) => AsyncIterable<Readonly<Record<string, Cell>>>
}

/** Defines an `ExportTable` and makes the compiler check its rows against its columns. */
export function defineTable<C extends string>(table: {
  name: string
  about: string
  columns: Readonly<Record<C, string>>
  read: (learnerId: string, now: Date) => AsyncIterable<Record<C, Cell>>
}): ExportTable {
  return table
}

/** Rows per page. */
const PAGE = 5_000

type Page = {
  take: number
  /** The ID of the last row of the previous page; '' for the first page. */
  after: string
}

/** Reads rows in the order of their IDs. @param readPage reads at most `take` rows after an ID */
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

/** Returns the part of a query that selects a page of a learner's rows. */
export function pageOf(learnerId: string, { take, after }: Page) {
  return { where: { learnerId, id: { gt: after } }, orderBy: { id: 'asc' as const }, take }
}

/** Yields a list that is short for every learner. */
export async function* all<T>(rows: Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await rows
}

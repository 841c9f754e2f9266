/**
 * The lesson to read next: the given one until it is finished, then the next unfinished one after it, or else the first unfinished one.
 * @param after the slug of the lesson that was just tested, if any
 * @returns null if every lesson is finished
 */
export function findNextLesson<L extends { readonly slug: string }>(
  lessons: readonly L[],
  finished: ReadonlySet<string>,
  after: string | null,
): L | null {
  const start = Math.max(
    0,
    lessons.findIndex(({ slug }) => slug === after),
  )
  const inTurn = [...lessons.slice(start), ...lessons.slice(0, start)]
  return inTurn.find(({ slug }) => !finished.has(slug)) ?? null
}

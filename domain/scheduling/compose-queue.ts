/** Something that can be asked. */
export interface Waiting {
  readonly concept: string
}

/** A card that is due. */
export interface DueCard extends Waiting {
  /** The chance that it is recalled now, 0 to 1. */
  readonly recall: number
  /** Its last answer was a high-confidence error. */
  readonly highConfidenceError: boolean
}

/** The number of due cards before a new one, if there is one. */
const DUE_BETWEEN_NEW = 3

/**
 * What is asked, in order: due cards, first high-confidence errors, then those most likely to be
 * forgotten. New cards are mixed in, because they would never be reached at the end. No two cards of a concept are
 * adjacent if others are available.
 * @param fresh in the order in which they should be learned, at most as many as the daily limit leaves
 * @param most the number of cards that there is time for
 */
export function composeQueue<D extends DueCard, F extends Waiting>(
  due: readonly D[],
  fresh: readonly F[],
  most: number,
): (D | F)[] {
  const byRisk = [...due].sort(
    (a, b) => Number(b.highConfidenceError) - Number(a.highConfidenceError) || a.recall - b.recall,
  )
  const queue: (D | F)[] = []
  const waiting = [...fresh]
  for (const [index, card] of byRisk.entries()) {
    if (index > 0 && index % DUE_BETWEEN_NEW === 0) queue.push(...waiting.splice(0, 1))
    queue.push(card)
  }
  return interleave([...queue, ...waiting].slice(0, most))
}

/** The same entries with no two of one concept in a row if possible; otherwise in the given order. */
export function interleave<T extends Waiting>(entries: readonly T[]): T[] {
  const left = [...entries]
  const mixed: T[] = []
  while (left.length > 0) {
    const last = mixed.at(-1)?.concept
    const other = left.findIndex(({ concept }) => concept !== last)
    mixed.push(...left.splice(Math.max(0, other), 1))
  }
  return spreadTail(mixed)
}

/**
 * Inserts the entries of one concept that are left at the end between earlier entries of others, as late as possible,
 * because urgent entries are at the front.
 */
function spreadTail<T extends Waiting>(mixed: T[]): T[] {
  for (
    let at = mixed.length - 1;
    at > 0 && mixed[at]?.concept === mixed[at - 1]?.concept;
    at = mixed.length - 1
  ) {
    const [entry] = mixed.slice(at)
    if (!entry) return mixed
    const position = mixed.findLastIndex(
      ({ concept }, index) =>
        concept !== entry.concept && mixed[index - 1]?.concept !== entry.concept && index < at,
    )
    if (position < 0) return mixed
    mixed.splice(at, 1)
    mixed.splice(position, 0, entry)
  }
  return mixed
}

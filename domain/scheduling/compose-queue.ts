/** Something that waits to be asked. */
export interface Waiting {
  readonly concept: string
}

/** A card that is due. */
export interface DueCard extends Waiting {
  /** The chance that it is recalled now, 0 to 1. */
  readonly recall: number
  /** Its last answer was given surely, and was not right. */
  readonly sureAndWrong: boolean
}

/** After so many due cards comes a new one, where there is one. */
const DUE_BETWEEN_NEW = 3

/**
 * What is asked, in order: due cards, first those that were surely answered wrong (definition §5), then the likeliest to be forgotten; new ones strewn in,
 * since all at the end are never reached; and no two of one concept in a row, where others wait.
 * @param fresh in the order in which they are to be learnt, no more than the day's limit leaves
 * @param most how many there is time for
 */
export function composeQueue<D extends DueCard, F extends Waiting>(
  due: readonly D[],
  fresh: readonly F[],
  most: number,
): (D | F)[] {
  const byRisk = [...due].sort(
    (one, other) => Number(other.sureAndWrong) - Number(one.sureAndWrong) || one.recall - other.recall,
  )
  const queue: (D | F)[] = []
  const waiting = [...fresh]
  for (const [index, card] of byRisk.entries()) {
    if (index > 0 && index % DUE_BETWEEN_NEW === 0) queue.push(...waiting.splice(0, 1))
    queue.push(card)
  }
  return interleave([...queue, ...waiting].slice(0, most))
}

/** The same entries with no two of one concept in a row, as far as that goes; else in the order given. */
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

/** What was left over of one concept at the end goes in between earlier entries of others: as late as may be, since what is urgent stands in front. */
function spreadTail<T extends Waiting>(mixed: T[]): T[] {
  for (
    let at = mixed.length - 1;
    at > 0 && mixed[at]?.concept === mixed[at - 1]?.concept;
    at = mixed.length - 1
  ) {
    const [entry] = mixed.slice(at)
    if (!entry) return mixed
    const place = mixed.findLastIndex(
      ({ concept }, index) =>
        concept !== entry.concept && mixed[index - 1]?.concept !== entry.concept && index < at,
    )
    if (place < 0) return mixed
    mixed.splice(at, 1)
    mixed.splice(place, 0, entry)
  }
  return mixed
}

/**
 * Shares a number of places among lists in equal turns: a list that has no more entries leaves its turns to the others.
 * @param total the number of places, 0 or more
 * @param available the number of entries in each list
 * @returns how many places each list gets; the sum is the smaller of `total` and all entries
 */
export function shareOut(total: number, available: readonly number[]): number[] {
  const shares = available.map(() => 0)
  let left = Math.min(
    total,
    available.reduce((sum, count) => sum + count, 0),
  )
  while (left > 0)
    for (const [index, count] of available.entries()) {
      const share = shares[index] ?? 0
      if (left === 0 || share >= count) continue
      shares[index] = share + 1
      left -= 1
    }
  return shares
}

/** Merges lists so that each is spread evenly over the whole, in its own order. */
export function mixEvenly<T>(lists: readonly (readonly T[])[]): T[] {
  return lists
    .flatMap((list) => list.map((entry, index) => ({ entry, at: (index + 0.5) / list.length })))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry)
}

import type { Place } from './attempt-types'

/** Returns the question that the URL names, within the attempt's range. Without one, the first that isn't fully answered. */
export function placeFrom(
  slot: string | undefined,
  places: readonly Pick<Place, 'slot' | 'progress'>[],
): number {
  const first = places.find(({ progress }) => progress.state !== 'answered')?.slot ?? 1
  return Math.min(Math.max(1, Math.trunc(Number(slot ?? first)) || 1), places.length)
}

import { sumOf } from '@/domain/grading/exact'
import { type Labeled, labelsById } from '@/domain/items/same-text'

/** The share of a list that looks like the entry: the chance to pick it, or one that is equal to it. */
export function shareOf(id: string, list: readonly Labeled[]): number {
  const labels = labelsById(list)
  return list.filter((entry) => labels.get(entry.id) === labels.get(id)).length / list.length
}

/** Of a list with at least one value. */
export function meanShare(shares: readonly number[]): number {
  return sumOf(shares) / shares.length
}

import { type Labeled, labelsById } from '@/domain/items/same-text'

/** The selected or ordered entries as the learner sees them: entries that look the same are equal. */
export function answerLabels(entries: readonly Labeled[], response: unknown): (string | undefined)[] {
  const labels: ReadonlyMap<unknown, string> = labelsById(entries)
  return [response].flat().map((id) => labels.get(id))
}

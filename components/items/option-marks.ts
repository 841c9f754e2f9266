import type { VisibleReviewRow } from '@/domain/attempts/visible-result'
import type { PartStatus } from '@/domain/grading/grade'
import { DECISION_LABELS } from '@/domain/grading/review'

/** What the result views need of a row. */
export type ResultRow = Pick<
  VisibleReviewRow,
  'id' | 'label' | 'given' | 'correct' | 'status' | 'options' | 'reason'
>

/** The status of a chosen option, or `missed` for a correct one that wasn’t chosen. */
export type OptionMark = PartStatus | 'answered' | 'missed'

/** Returns the marks of options, by ID. Options that were correctly left out have none. */
export function optionMarks(rows: readonly ResultRow[]): ReadonlyMap<string, OptionMark> {
  return new Map(rows.flatMap(listRowMarks))
}

function listRowMarks({ id, given, correct, status, options }: ResultRow): [string, OptionMark][] {
  if (!options) {
    if (given === DECISION_LABELS.chosen) return [[id, status]]
    return correct === DECISION_LABELS.chosen ? [[id, 'missed']] : []
  }
  const { chosen, keys } = options
  const missed = keys.filter((key) => key !== chosen).map((key): [string, OptionMark] => [key, 'missed'])
  // Several options can earn full points. Then the others weren’t missed.
  if (chosen === null || status !== 'correct') return chosen === null ? missed : [...missed, [chosen, status]]
  return [[chosen, status]]
}

import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ConceptStrength } from './concept-strength'

/** How well a concept is mastered, lowest first. */
export const LEVELS = ['new', 'learning', 'familiar', 'mastered'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  new: 'New',
  learning: 'Learning',
  familiar: 'Familiar',
  mastered: 'Mastered',
}

const FAMILIAR = 0.6
const MASTERED = { strength: 0.85, recall: 0.8, answers: 4, items: 2, days: 2 } as const

/**
 * The level of a concept. New: under 2 answers; learning: strength under 0.6; mastered: strength of
 * 0.85 and recall of 0.8 or more from at least 4 answers on 2 items and 2 days; otherwise familiar. Time lowers it
 * through recall; rereading never raises it.
 * @param of null if nothing was answered
 * @param recall mean chance, 0 to 1, that the concept's cards are recalled now; null if there are none
 */
export function levelOf(of: ConceptStrength | null, recall: number | null): Level {
  if (!of || of.strength === null) return 'new'
  if (!meetsThreshold(of.strength, FAMILIAR)) return 'learning'
  const isMastered =
    meetsThreshold(of.strength, MASTERED.strength) &&
    recall !== null &&
    meetsThreshold(recall, MASTERED.recall) &&
    of.answers >= MASTERED.answers &&
    of.items >= MASTERED.items &&
    of.days >= MASTERED.days
  return isMastered ? 'mastered' : 'familiar'
}

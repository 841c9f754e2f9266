import type { PartStatus } from '@/domain/grading/grade'
import { type Rules, RulesSchema } from './rules'

/** A practice session: one question at a time, with feedback; questions that weren’t answered correctly come back at the end. */

/** What a session practices: the questions missed in an attempt, or a concept. */
export type PracticeOrigin =
  | { readonly kind: 'attempt'; readonly attemptId: string }
  | { readonly kind: 'concept'; readonly concept: string }

export const practiceSessionRules: Rules = RulesSchema.parse({
  behavior: 'immediate',
  sequential: true,
  confidence: false,
})

/** A question is asked at most this many times in a session, so that every session ends. */
const MAX_ASKED = 3

const SEED = /^practice\/(attempt|concept)\/([^/]+)\//

/** The start of the seeds of all sessions with this origin. */
export function practiceSeedPrefix(origin: PracticeOrigin): string {
  return `practice/${origin.kind}/${origin.kind === 'attempt' ? origin.attemptId : origin.concept}/`
}

/** Reads the origin of a session from its attempt’s seed. @returns null for an attempt that isn’t a practice session */
export function practiceOriginOf(seed: string): PracticeOrigin | null {
  const [, kind, id = ''] = SEED.exec(seed) ?? []
  if (kind === 'attempt') return { kind, attemptId: id }
  return kind === 'concept' ? { kind, concept: id } : null
}

/** Whether a question comes back after an answer that wasn’t fully correct. @param timesAsked including this one */
export function canComeBack(timesAsked: number): boolean {
  return timesAsked < MAX_ASKED
}

/** How far a session is. Every question is asked once before the first one comes back. */
export interface PracticeStep {
  /** Counted from 1, of `total` different questions. */
  readonly position: number
  readonly total: number
  /** How many questions come back after this one. */
  readonly comingBack: number
  /** Set if this question came back: its number among those that did. */
  readonly cameBack: number | null
  readonly isLast: boolean
}

/** @param asked an ID of the question in each slot, in order @param currentSlot counted from 1 */
export function practiceStepOf(asked: readonly string[], currentSlot: number): PracticeStep {
  const total = new Set(asked).size
  const cameBack = currentSlot > total ? currentSlot - total : null
  return {
    position: Math.min(currentSlot, total),
    total,
    comingBack: asked.length - Math.max(currentSlot, total),
    cameBack,
    isLast: currentSlot >= asked.length,
  }
}

/** What a session achieved. Each question is in one of the lists, by its ID, in the order asked. */
export interface PracticeSummary {
  readonly correctAtFirst: readonly string[]
  /** Missed at first, and answered correctly when they came back. */
  readonly improved: readonly string[]
  /** Never answered correctly, or skipped. */
  readonly missed: readonly string[]
}

/** @param answers the results in each slot, in order */
export function summarizePractice(
  answers: readonly { readonly itemId: string; readonly status: PartStatus | 'answered' | 'graded' }[],
): PracticeSummary {
  const outcomes = new Map<string, keyof PracticeSummary>()
  for (const { itemId, status } of answers) {
    const before = outcomes.get(itemId)
    if (status !== 'correct') outcomes.set(itemId, before ?? 'missed')
    else if (before !== 'correctAtFirst') outcomes.set(itemId, before ? 'improved' : 'correctAtFirst')
  }
  const listOf = (outcome: keyof PracticeSummary) =>
    [...outcomes].flatMap(([itemId, own]) => (own === outcome ? [itemId] : []))
  return {
    correctAtFirst: listOf('correctAtFirst'),
    improved: listOf('improved'),
    missed: listOf('missed'),
  }
}

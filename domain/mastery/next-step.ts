import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ConceptStrength } from './concept-strength'

/** The best next step for the learner, and why. */
export type NextStep =
  | { readonly kind: 'go-on'; readonly attemptId: string; readonly title: string }
  | { readonly kind: 'review'; readonly due: number; readonly atRisk: number }
  | { readonly kind: 'read'; readonly lesson: string; readonly reason: 'first' | 'next' }
  | { readonly kind: 'quiz'; readonly quiz: string; readonly reason: 'untested-lesson' | 'all-read' }
  | { readonly kind: 'strengthen'; readonly concept: string; readonly lesson: string }

export interface Situation {
  /** The attempt that was started last and isn't submitted. */
  readonly openAttempt: { readonly id: string; readonly title: string } | null
  /** Cards due today, and how many of them are below the learner's desired retention. */
  readonly due: number
  readonly atRisk: number
  /** In reading order, with the quiz of each. */
  readonly lessons: readonly {
    readonly slug: string
    readonly isFinished: boolean
    readonly quiz: string | null
    readonly isQuizTaken: boolean
  }[]
  readonly strengths: readonly ConceptStrength[]
  /** For each concept: whether it belongs to a core area, and the lesson that teaches it. */
  readonly concepts: ReadonlyMap<string, { readonly isCore: boolean; readonly lesson: string }>
  /** The quiz over everything. */
  readonly finalQuiz: string | null
}

/** This many due cards justify a session even if none is at risk. */
const MANY_DUE = 10
/** Below this strength, a concept needs work before anything new. */
const WEAK = 0.6

/**
 * Makes one suggestion. The rule, in order: resume an open attempt; review if reviews are at risk or many; test a
 * lesson that was read; strengthen a weak concept, core areas first, the weakest first; read the next unread lesson;
 * when all is read, take the final quiz.
 * @returns null if there is nothing to suggest
 */
export function suggestNextStep(situation: Situation): NextStep | null {
  const { openAttempt, lessons, finalQuiz } = situation
  if (openAttempt) return { kind: 'go-on', attemptId: openAttempt.id, title: openAttempt.title }
  if (situation.atRisk > 0 || situation.due >= MANY_DUE)
    return { kind: 'review', due: situation.due, atRisk: situation.atRisk }
  const untested = lessons.find(({ isFinished, quiz, isQuizTaken }) => isFinished && quiz && !isQuizTaken)
  if (untested?.quiz) return { kind: 'quiz', quiz: untested.quiz, reason: 'untested-lesson' }
  const weakest = findWeakest(situation)
  if (weakest) return weakest
  const unread = lessons.find(({ isFinished }) => !isFinished)
  if (unread) return { kind: 'read', lesson: unread.slug, reason: unread === lessons[0] ? 'first' : 'next' }
  return finalQuiz ? { kind: 'quiz', quiz: finalQuiz, reason: 'all-read' } : null
}

function findWeakest({ strengths, concepts }: Situation): NextStep | null {
  const weak = strengths.flatMap(({ concept, strength }) => {
    const about = concepts.get(concept)
    return about && strength !== null && !meetsThreshold(strength, WEAK)
      ? [{ concept, strength, ...about }]
      : []
  })
  const [first] = weak.sort((a, b) => Number(b.isCore) - Number(a.isCore) || a.strength - b.strength)
  return first ? { kind: 'strengthen', concept: first.concept, lesson: first.lesson } : null
}

import { type Memory, recallIfCorrect, recallWithout, type Trace } from '@/domain/scheduling/exam-plan'

/**
 * What can be stated about recall. The scheduler uses every answer; these statements count a fact
 * only if its latest answer from memory was correct.
 */

/** A fact that was answered from memory. */
export interface FactTrace extends Trace {
  /** Whether its latest answer from memory was correct: `FactMemory.isCorrect`. */
  readonly isRecalled: boolean
}

/** A fact that is asked in a session. */
export interface SessionFact extends FactTrace, Memory {
  /** It was missed on this occasion: a correct answer now only repeats the feedback. */
  readonly isMissedNow: boolean
}

/** Expected recall on a day. */
export interface ForecastDay {
  /** Days from now. */
  readonly days: number
  /** Mean chance over all facts, 0 to 1. */
  readonly without: number
  readonly withSession: number
}

/** Fewer answers don't support a statement about the chance of recall. */
export const MIN_ANSWERS_FOR_RECALL = 3

/**
 * Expected number of facts that are recalled in the given number of days if nothing more is asked. @param days 0 or
 * more
 */
export function expectedRecalled(facts: readonly FactTrace[], days: number): number {
  return facts.reduce((sum, fact) => sum + chanceWithout(fact, days), 0)
}

/**
 * Mean chance of recall, 0 to 1, in the given number of days if nothing more is asked. @returns null if there are no
 * facts
 */
export function meanRecall(facts: readonly FactTrace[], days: number): number | null {
  return facts.length === 0 ? null : expectedRecalled(facts, days) / facts.length
}

/**
 * A chance of recall for display.
 * @param answers the number of answers from memory that it is based on
 * @returns null below 3 answers
 */
export function shownRecall(recall: number | null, answers: number): number | null {
  return answers < MIN_ANSWERS_FOR_RECALL ? null : recall
}

/**
 * Mean expected recall on the given days, if nothing more is asked and if today's session is completed. A fact counts
 * after the session with the chance that it is answered correctly there.
 * @param facts all that were ever answered from memory @param session what is asked today: null for each fact that
 * never was
 * @param days from now, each 0 or more
 * @returns an empty list if there are no facts
 */
export function forecast(
  facts: readonly FactTrace[],
  session: readonly (SessionFact | null)[],
  days: readonly number[],
): ForecastDay[] {
  const all = facts.length + session.filter((fact) => fact === null).length
  if (all === 0) return []
  return days.map((day) => {
    const without = expectedRecalled(facts, day)
    const gain = session.reduce(
      (sum, fact) => sum + chanceWith(fact, day) - (fact ? chanceWithout(fact, day) : 0),
      0,
    )
    return { days: day, without: without / all, withSession: (without + gain) / all }
  })
}

function chanceWithout(fact: FactTrace, days: number): number {
  return fact.isRecalled ? recallWithout(fact, days) : 0
}

function chanceWith(fact: SessionFact | null, days: number): number {
  if (fact?.isMissedNow) return 0
  // At the end, the curve falls so slowly that the product can be lower; but being asked never lowers recall.
  return Math.max(recallIfCorrect(fact, days), fact ? chanceWithout(fact, days) : 0)
}

import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import type { Rules } from '@/domain/attempts/rules'
import { CERTAINTY_RANGE, type Certainty, certaintyPoints } from '@/domain/grading/behaviors/certainty'
import { gradeTries } from '@/domain/grading/behaviors/grade-tries'
import type { GradingResult } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/** The answer to one question of an attempt. */
export interface AttemptItemAnswer {
  readonly response: unknown
  readonly certainty: number | null
  /** The responses that were checked, in turn. */
  readonly tries: readonly { readonly response: unknown }[]
  /** Whether the last try was final; if not, an answer typed since counts as another try. */
  readonly isLocked: boolean
}

export interface AttemptItemGrade {
  /** The grade of the final response, without penalties and certainty. */
  readonly grade: GradingResult
  /** In points: from 0 to `possible`, or from −6 for each point with certainty-based scoring. */
  readonly earned: number
  /** What the question is worth, or 3 times as much with certainty-based scoring. */
  readonly possible: number
}

/**
 * Grades one question by the quiz’s question behavior: `deferred` and `immediate` give the plain grade, `interactive` subtracts the penalty of tries.
 * @param points what the question is worth in this attempt
 */
export function gradeAttemptItem(
  item: Item,
  rules: Pick<Rules, 'behavior' | 'penalty'>,
  answer: AttemptItemAnswer,
  points = DEFAULT_POINTS,
): AttemptItemGrade {
  const { grade, earned, possible } = gradeByBehavior(item, rules, answer)
  return { grade, earned: earned * points, possible: possible * points }
}

/** Grades a question that is worth 1 point. */
function gradeByBehavior(
  item: Item,
  rules: Pick<Rules, 'behavior' | 'penalty'>,
  answer: AttemptItemAnswer,
): AttemptItemGrade {
  const { response, tries, isLocked } = answer
  if (isGradedByPerson(item.type)) return plain(gradeResponse(item, response))
  switch (rules.behavior) {
    case 'deferred':
    case 'immediate':
      return plain(gradeResponse(item, response))
    case 'certainty': {
      const grade = gradeResponse(item, response)
      // Stryker disable next-line ArithmeticOperator: an item alone is out of 1
      const fraction = grade.earned / grade.possible
      const earned = grade.status === 'graded' ? certaintyPoints(fraction, certaintyOf(answer.certainty)) : 0
      return { grade, earned, possible: CERTAINTY_RANGE.highest }
    }
    case 'interactive': {
      const responses = tries.map((entry) => entry.response)
      // An answer that changed after the last check, without another check, is graded like one more try.
      const isChanged = JSON.stringify(response ?? null) !== JSON.stringify(responses.at(-1) ?? null)
      if (!isLocked && isChanged) responses.push(response)
      // A correct try ends the tries. By a corrected key it can be one that didn't end them at the time.
      const last = responses.findIndex((entry) => isFull(gradeResponse(item, entry)))
      const counted = last === -1 ? responses : responses.slice(0, last + 1)
      const { earned, grade } = gradeTries(item, counted, rules.penalty)
      const shown = grade.status === 'graded' ? grade : gradeResponse(item, response)
      return { grade: shown, earned, possible: shown.possible }
    }
  }
}

/** The share of an item’s points, 0 to 1, for any question behavior. Mastery uses it. */
export function fractionOfPoints(score: {
  earned: number
  possible: number
  certainty: number | null
  /** What the question is worth in the attempt. */
  points: number
  /** Whether staff set the points, which certainty doesn’t weight. */
  isChanged?: boolean
}): number {
  if (score.possible <= 0) return 0
  const isCertaintyBased = !score.isChanged && score.possible === score.points * CERTAINTY_RANGE.highest
  const most = isCertaintyBased ? score.points * certaintyOf(score.certainty) : score.possible
  return Math.min(1, Math.max(0, score.earned / most))
}

function isFull({ earned, possible }: GradingResult): boolean {
  return meetsThreshold(earned, possible)
}

/** The certainty that counts: if the learner stated none, it is the lowest. */
function certaintyOf(stated: number | null): Certainty {
  return stated === 2 || stated === 3 ? stated : 1
}

function plain(grade: GradingResult): AttemptItemGrade {
  return { grade, earned: grade.earned, possible: grade.possible }
}

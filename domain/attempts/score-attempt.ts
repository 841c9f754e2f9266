import type { GradingResult } from '@/domain/grading/grade'
import { roundPoints } from '@/domain/grading/round-points'
import { afterLateness } from './lateness'

export interface GradedItem {
  /** Null for a class's own question that isn't about a concept of the course. */
  readonly concept: string | null
  readonly grade: {
    readonly status: GradingResult['status']
    readonly earned: number
    readonly possible: number
  }
}

interface Score {
  readonly earned: number
  readonly possible: number
  /** earned / possible, 0 to 1; `null` if `possible` is 0. */
  readonly scoreRatio: number | null
  readonly items: number
  readonly unanswered: number
  readonly ungradable: number
  /** Those that only a person can grade. They are worth 0 of 0. */
  readonly waiting: number
}

export interface AttemptScore extends Score {
  /** In the order in which the concepts first appear. */
  readonly byConcept: readonly (Score & { readonly concept: string })[]
}

/** The score of an attempt, in total and by concept, without questions that have none. Unanswered and ungradable items earn 0 and count in `possible`. */
export function scoreAttempt(gradedItems: readonly GradedItem[]): AttemptScore {
  const concepts = [...new Set(gradedItems.flatMap(({ concept }) => concept ?? []))]
  const byConcept = concepts.map((concept) => ({
    concept,
    ...scoreOf(gradedItems.filter((item) => item.concept === concept)),
  }))
  return { ...scoreOf(gradedItems), byConcept }
}

function scoreOf(gradedItems: readonly GradedItem[]): Score {
  const grades = gradedItems.map(({ grade }) => grade)
  // Certainty-based points can be negative; a quiz’s score can’t.
  const earned = Math.max(0, roundPoints(grades.reduce((sum, grade) => sum + grade.earned, 0)))
  const possible = roundPoints(grades.reduce((sum, grade) => sum + grade.possible, 0))
  return {
    earned,
    possible,
    scoreRatio: possible > 0 ? earned / possible : null,
    items: grades.length,
    unanswered: grades.filter(({ status }) => status === 'unanswered').length,
    ungradable: grades.filter(({ status }) => status === 'ungradable').length,
    waiting: grades.filter(({ status }) => status === 'waiting').length,
  }
}

/**
 * An attempt’s totals from the sums of its items: never below 0, minus the late penalty, a share from 0 to 1.
 * @returns points, as they are stored
 */
export function attemptTotals(
  sums: { readonly earned: number; readonly possible: number },
  lateShare: number,
): { earned: number; possible: number } {
  return {
    earned: afterLateness(Math.max(0, roundPoints(sums.earned)), lateShare),
    possible: roundPoints(sums.possible),
  }
}

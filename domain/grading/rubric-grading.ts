import { z } from 'zod'
import type { Criterion } from '@/domain/grading/review'
import { roundPoints } from '@/domain/grading/round-points'
import { TEXT_LIMITS } from '@/domain/text/text-limits'

/** The most points that a criterion can have, as in the schema of open responses. */
export const MAX_CRITERION_POINTS = 100

/** Points by the ID of the criterion. A criterion without an entry isn’t graded yet. */
export const RubricPointsSchema = z.record(
  z.string().max(TEXT_LIMITS.id),
  z.number().min(0).max(MAX_CRITERION_POINTS),
)
export type RubricPoints = Readonly<Record<string, number>>

/** The grading of an answer that its student can see, as it is stored with the answer. */
export const ReleasedGradingSchema = z.object({
  points: RubricPointsSchema,
  comment: z.string(),
  earned: z.number(),
  possible: z.number(),
  /** The revision of the answer that was graded. */
  revision: z.number().int(),
})
export type ReleasedGrading = z.infer<typeof ReleasedGradingSchema>

/** One person’s grading of an answer. */
export interface Grading {
  readonly graderId: string
  readonly points: RubricPoints
  readonly comment: string
  readonly revision: number
  readonly savedAt: Date
}

type Criteria = readonly Pick<Criterion, 'id' | 'points'>[]

/** The points that an answer can earn: those of all criteria. */
export function rubricPossible(criteria: Criteria): number {
  return roundPoints(criteria.reduce((sum, { points }) => sum + points, 0))
}

/** The points that the criteria of a rubric give, from 0 to `rubricPossible`. Others don’t count. */
export function rubricEarned(criteria: Criteria, points: RubricPoints): number {
  return roundPoints(
    criteria.reduce((sum, { id, points: most }) => sum + Math.min(most, Math.max(0, points[id] ?? 0)), 0),
  )
}

/** Whether each criterion has points, 0 included. */
export function isFullyGraded(criteria: Criteria, points: RubricPoints): boolean {
  return criteria.every(({ id }) => points[id] !== undefined)
}

/** A criterion that the rubric doesn’t have, or one with more points than it can give. */
export type RubricProblem = { readonly id: string; readonly problem: 'unknown' | 'too-many' }

/** What is wrong with points for a rubric; null if nothing is. */
export function findRubricProblem(criteria: Criteria, points: RubricPoints): RubricProblem | null {
  for (const [id, given] of Object.entries(points)) {
    const criterion = criteria.find((entry) => entry.id === id)
    if (!criterion) return { id, problem: 'unknown' }
    if (given > criterion.points) return { id, problem: 'too-many' }
  }
  return null
}

/**
 * The grading that counts when several people graded an answer: of those with points for every criterion, for the current
 * revision of the answer, the one that was saved last.
 * @returns null if none counts
 */
export function countingGrading<G extends Grading>(
  gradings: readonly G[],
  { criteria, revision }: { criteria: Criteria; revision: number },
): G | null {
  const counting = gradings.filter(
    (grading) => grading.revision === revision && isFullyGraded(criteria, grading.points),
  )
  return counting.reduce<G | null>(
    (latest, grading) => (latest && latest.savedAt >= grading.savedAt ? latest : grading),
    null,
  )
}

/**
 * What a release stores of a grading: the points of the criteria, and the share of the question's points that they are.
 * @param worth what the question is worth in the attempt
 */
export function toReleased(
  criteria: Criteria,
  grading: Omit<Grading, 'graderId' | 'savedAt'>,
  worth: number,
): ReleasedGrading {
  const points = Object.fromEntries(criteria.map(({ id }) => [id, grading.points[id] ?? 0]))
  const most = rubricPossible(criteria)
  return {
    points,
    comment: grading.comment,
    // An old question can have a rubric without points.
    earned: most === 0 ? 0 : roundPoints((worth * rubricEarned(criteria, points)) / most),
    possible: worth,
    revision: grading.revision,
  }
}

/** Whether a release would change what the student sees. */
export function isSameRelease(a: ReleasedGrading, b: ReleasedGrading): boolean {
  const ids = new Set([...Object.keys(a.points), ...Object.keys(b.points)])
  return (
    a.comment === b.comment &&
    a.revision === b.revision &&
    a.possible === b.possible &&
    [...ids].every((id) => a.points[id] === b.points[id])
  )
}

import 'server-only'
import { countingScore } from '@/domain/attempts/counting-score'
import { db, type Tx } from '@/server/platform/db'
import { getAssignmentFor } from '@/server/quizzes/assignment-access'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { listAttempts, readPlaces, versionsOf } from './read-places'
import { getOrder, type RegradeRequest } from './regrade-request'
import { changesOf, type PlaceChange } from './regraded-places'

const MOST_MOVERS = 200

export type RegradePreview = {
  attempts: number
  up: number
  down: number
  same: number
  /** Mean share of the marks, 0 to 1; null without an attempt. */
  meanBefore: number | null
  meanAfter: number | null
  /** Those who move, the most moved first: at most 200. */
  movers: Mover[]
}

type Mover = {
  attemptId: string
  name: string
  attempt: number
  /** Shares of the attempt's marks, 0 to 1. */
  before: number
  after: number
  /** In points of the assignment, by what counts of several attempts. */
  mark: { before: number | null; after: number | null; of: number; isByHand: boolean }
}

/** Who would move and by how much; nothing is written, and nobody waits. @throws AppError as `getAssignmentFor`; NOT_FOUND, INVALID_INPUT */
export async function previewRegrade(
  viewerId: string,
  place: { classId: string; assignmentId: string },
  request: RegradeRequest,
): Promise<RegradePreview> {
  const assignment = await getAssignmentFor(viewerId, place, 'teach')
  const quizId = assignment.quiz.id
  const order = await getOrder(db(), assignment, request)
  const versionIds = await versionsOf(db(), request.item)
  const attemptIds = await listAttempts(db(), { quizId, versionIds })
  const places = await readPlaces(db(), attemptIds, versionIds)
  const changes = await changesOf(db(), places, order)
  const shares = attemptsOf(changes)
  const moved = shares
    .filter(({ before, after }) => Math.abs(after - before) > 1e-9)
    .sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before))
  const { counting } = rulesOfAttempt(places[0]?.rules ?? null)
  const marks = await marksOf(db(), quizId, moved.slice(0, MOST_MOVERS), { shares, counting })
  return {
    attempts: shares.length,
    up: moved.filter(({ before, after }) => after > before).length,
    down: moved.filter(({ before, after }) => after < before).length,
    same: shares.length - moved.length,
    meanBefore: meanOf(shares.map(({ before }) => before)),
    meanAfter: meanOf(shares.map(({ after }) => after)),
    movers: marks.map(({ before, after, isByHand, ...mover }) => ({
      ...mover,
      mark: {
        before: before === null ? null : before * assignment.points,
        after: after === null ? null : after * assignment.points,
        of: assignment.points,
        isByHand,
      },
      ...sharesIn(moved, mover.attemptId),
    })),
  }
}

type Share = {
  attemptId: string
  learnerId: string
  before: number
  after: number
  totals: { earned: number; possible: number }
}

/** One for each attempt, though it may ask the item in several places. */
function attemptsOf(changes: readonly PlaceChange[]): Share[] {
  const byAttempt = new Map(
    changes.map(({ place, attemptEarnedAfter, attemptPossibleAfter }) => [
      place.attemptId,
      {
        attemptId: place.attemptId,
        learnerId: place.learnerId,
        before: shareOf(place.attemptEarned ?? 0, place.attemptPossible ?? 0),
        after: shareOf(attemptEarnedAfter, attemptPossibleAfter),
        totals: { earned: attemptEarnedAfter, possible: attemptPossibleAfter },
      },
    ]),
  )
  return [...byAttempt.values()]
}

function sharesIn(moved: readonly Share[], attemptId: string): { before: number; after: number } {
  const { before = 0, after = 0 } = moved.find((share) => share.attemptId === attemptId) ?? {}
  return { before, after }
}

/** Names of those who move, and what counts of all their attempts, 0 to 1, before and after. */
async function marksOf(
  tx: Tx,
  quizId: string,
  moved: readonly Share[],
  { shares, counting }: { shares: readonly Share[]; counting: Parameters<typeof countingScore>[1] },
) {
  const after = new Map(shares.map(({ attemptId, totals }) => [attemptId, totals]))
  const learners = await tx.user.findMany({
    where: { id: { in: moved.map(({ learnerId }) => learnerId) } },
    select: {
      id: true,
      name: true,
      email: true,
      marks: { where: { quizId }, select: { manualRatio: true } },
      attempts: {
        where: { quizId, state: 'GRADED' },
        orderBy: { number: 'asc' },
        select: { id: true, number: true, earned: true, possible: true },
      },
    },
  })
  return moved.flatMap(({ attemptId, learnerId }) => {
    const learner = learners.find(({ id }) => id === learnerId)
    if (!learner) return []
    const stored = learner.attempts.map(({ earned, possible }) => ({
      earned: earned ?? 0,
      possible: possible ?? 0,
    }))
    const manual = learner.marks[0]?.manualRatio ?? null
    const changed = learner.attempts.map(({ id }, index) => after.get(id) ?? stored[index])
    return [
      {
        attemptId,
        name: learner.name ?? learner.email ?? 'A deleted account',
        attempt: learner.attempts.find(({ id }) => id === attemptId)?.number ?? 1,
        isByHand: manual !== null,
        before: manual ?? countingScore(stored, counting),
        after:
          manual ??
          countingScore(
            changed.flatMap((mark) => mark ?? []),
            counting,
          ),
      },
    ]
  })
}

function shareOf(earned: number, possible: number): number {
  return possible > 0 ? earned / possible : 0
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

import 'server-only'
import { countingScore } from '@/domain/attempts/counting-score'
import { db, type Tx } from '@/server/platform/db'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { type AttemptItemChange, changesOf, versionsOf } from './attempt-item-changes'
import { readAttemptItems } from './attempt-item-statements'
import { getOrder, type RegradeInput } from './regrade-request'

const MAX_PREVIEWED = 200

export type RegradePreview = {
  attempts: number
  up: number
  down: number
  same: number
  /** Average score, 0 to 1; null without attempts. */
  meanBefore: number | null
  meanAfter: number | null
  /** The attempts whose scores change, largest change first; at most 200. */
  movers: Mover[]
}

type Mover = {
  attemptId: string
  name: string
  attempt: number
  /** Scores of the attempt, 0 to 1. */
  before: number
  after: number
  /** The grade in points of the assignment, from the attempts that count. */
  score: { before: number | null; after: number | null; of: number; isByHand: boolean }
}

/** Previews the score changes of a regrade, without writing or locking anything. @throws AppError as `requireAssignmentPermission`; NOT_FOUND, INVALID_INPUT */
export async function previewRegrade(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  request: RegradeInput,
): Promise<RegradePreview> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'teach')
  const quizId = assignment.quiz.id
  const order = await getOrder(db(), assignment, request)
  const versionIds = await versionsOf(db(), request.item)
  const attempts = await db().attempt.findMany({
    where: { quizId, state: 'GRADED', items: { some: { itemVersionId: { in: versionIds } } } },
    orderBy: [{ learnerId: 'asc' }, { number: 'asc' }],
    select: { id: true },
  })
  const attemptItems = await readAttemptItems(
    db(),
    attempts.map(({ id }) => id),
    versionIds,
  )
  const changes = await changesOf(db(), attemptItems, order)
  const shares = attemptsOf(changes)
  const moved = shares
    .filter(({ before, after }) => Math.abs(after - before) > 1e-9)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  const { counting } = assignment.quiz.rules
  const grades = await gradesOf(db(), quizId, moved.slice(0, MAX_PREVIEWED), { shares, counting })
  return {
    attempts: shares.length,
    up: moved.filter(({ before, after }) => after > before).length,
    down: moved.filter(({ before, after }) => after < before).length,
    same: shares.length - moved.length,
    meanBefore: meanOf(shares.map(({ before }) => before)),
    meanAfter: meanOf(shares.map(({ after }) => after)),
    movers: grades.map(({ before, after, isByHand, ...mover }) => ({
      ...mover,
      score: {
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

/** Returns one entry for each attempt, even if it contains the item several times. */
function attemptsOf(changes: readonly AttemptItemChange[]): Share[] {
  const byAttempt = new Map(
    changes.map(({ attemptItem, attemptEarnedAfter, attemptPossibleAfter }) => [
      attemptItem.attemptId,
      {
        attemptId: attemptItem.attemptId,
        learnerId: attemptItem.learnerId,
        before: shareOf(attemptItem.attemptEarned ?? 0, attemptItem.attemptPossible ?? 0),
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

/** Reads the names of affected students and their grades, 0 to 1, before and after. */
async function gradesOf(
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
      grades: { where: { quizId }, select: { manualRatio: true } },
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
    const manual = learner.grades[0]?.manualRatio ?? null
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
            changed.flatMap((score) => score ?? []),
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

import 'server-only'
import { type RegradePolicy, RegradePolicySchema } from '@/domain/regrading/regrade'
import { type AuditRow, listAuditOf } from '@/server/audit/audit-queries'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'

export type GradeCell = {
  assignment: AssignmentRow
  student: { id: string; name: string; email: string }
  scoreRatio: number | null
  manualRatio: number | null
  manualReason: string | null
  isExcused: boolean
  note: string | null
  attempts: {
    id: string
    number: number
    state: StoredAttemptState
    submittedAt: Date | null
    isLate: boolean
    lateShare: number
    earned: number | null
    possible: number | null
  }[]
  history: AuditRow[]
  /** The changes of regrades to the attempts, newest first. */
  regrades: CellRegrade[]
}

type CellRegrade = {
  /** Identifies the run and the attempt item. */
  key: string
  at: Date
  attemptNumber: number
  slot: number
  policy: RegradePolicy
  reason: string
  earnedBefore: number | null
  earnedAfter: number | null
  isUndone: boolean
}

/** Returns the details of one gradebook cell. @throws AppError as `requireAssignmentPermission`; NOT_FOUND if the student isn't in the class */
export async function getGradeCell(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  learnerId: string,
): Promise<GradeCell> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'viewGrades')
  const quizId = assignment.quiz.id
  const student = await db().user.findFirst({
    where: { id: learnerId, memberships: { some: { classId: assignment.class.id, role: 'STUDENT' } } },
    select: {
      id: true,
      name: true,
      email: true,
      grades: { where: { quizId } },
      attempts: {
        where: { quizId },
        orderBy: { number: 'asc' },
        select: {
          id: true,
          number: true,
          state: true,
          submittedAt: true,
          isLate: true,
          lateShare: true,
          earned: true,
          possible: true,
        },
      },
    },
  })
  if (!student) throw new AppError('NOT_FOUND')
  const { id, name, email, grades, attempts } = student
  const [mark] = grades
  return {
    assignment,
    student: { id, name: name ?? email ?? '', email: email ?? '' },
    scoreRatio: mark?.scoreRatio ?? null,
    manualRatio: mark?.manualRatio ?? null,
    manualReason: mark?.manualReason ?? null,
    isExcused: mark?.isExcused ?? false,
    note: mark?.note ?? null,
    attempts,
    history: await listAuditOf({
      classId: assignment.class.id,
      learnerId,
      subjectIds: [assignment.id, ...attempts.map((attempt) => attempt.id)],
    }),
    regrades: await listRegrades(quizId, id),
  }
}

async function listRegrades(quizId: string, learnerId: string): Promise<CellRegrade[]> {
  const changes = await db().regradeChange.findMany({
    where: { learnerId, run: { quizId } },
    orderBy: [{ appliedAt: 'desc' }, { attemptId: 'asc' }, { slot: 'asc' }],
    take: 200,
    select: {
      runId: true,
      attemptId: true,
      slot: true,
      earnedBefore: true,
      earnedAfter: true,
      appliedAt: true,
      undoneAt: true,
      run: { select: { policy: true, reason: true } },
      attempt: { select: { number: true } },
    },
  })
  return changes.map(({ runId, attemptId, slot, earnedBefore, earnedAfter, ...change }) => ({
    key: `${runId} ${attemptId} ${slot}`,
    at: change.appliedAt,
    attemptNumber: change.attempt.number,
    slot,
    policy: RegradePolicySchema.parse(change.run.policy),
    reason: change.run.reason,
    earnedBefore,
    earnedAfter,
    isUndone: change.undoneAt !== null,
  }))
}

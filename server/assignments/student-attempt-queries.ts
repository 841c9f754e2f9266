import 'server-only'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { type AttemptHistory, getAttemptHistory } from '@/server/attempts/staff-queries'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { areKeysHiddenFrom } from '@/server/results/assignment-only-keys'

export type StudentAttempt = AttemptHistory & {
  class: ClassForMember
  learnerId: string
  assignmentId: string
  /** The questions with a late answer that wasn't accepted. */
  lateSlots: number[]
}

/** Returns one attempt at an assignment of a class, for staff who can view grades. An observer doesn't see the rubric of an
 * assignment-only question until its assignment has closed for everyone. @throws AppError as `requireClassPermission`; NOT_FOUND */
export async function getStudentAttempt(
  viewerId: string,
  { classId, attemptId }: { classId: string; attemptId: string },
  now = new Date(),
): Promise<StudentAttempt> {
  const ofClass = await requireClassPermission(viewerId, classId, 'viewGrades')
  const attempt = await db().attempt.findFirst({
    where: { id: attemptId, quiz: { assignment: { classId: ofClass.id } } },
    select: { learnerId: true, quizId: true, quiz: { select: { assignment: { select: { id: true } } } } },
  })
  if (!attempt) throw new AppError('NOT_FOUND')
  const [history, late, areKeysHidden] = await Promise.all([
    getAttemptHistory(attemptId),
    db().responseLog.findMany({
      where: { learnerId: attempt.learnerId, attemptId, isLate: true, acceptedAt: null },
      distinct: ['slot'],
      select: { slot: true },
    }),
    areKeysHiddenFrom(ofClass.role, attempt.quizId ?? '', now),
  ])
  return {
    ...history,
    questions: history.questions.map((question) =>
      question.isAssignmentOnly && areKeysHidden ? { ...question, rubric: null } : question,
    ),
    class: ofClass,
    learnerId: attempt.learnerId,
    assignmentId: attempt.quiz?.assignment?.id ?? '',
    lateSlots: late.map(({ slot }) => slot),
  }
}

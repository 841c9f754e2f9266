import 'server-only'
import type { AssignmentOnlyCount } from '@/domain/attempts/count-assignment-only'
import type { Range } from '@/domain/attempts/count-questions'
import { type QuizForLearner, quizForLearner } from '@/server/attempts/quiz-for-learner'
import { startAttempt } from '@/server/attempts/start-attempt'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { countAskedOf, countAssignmentOnlyIn } from './count-asked'

type Target = { classId: string; assignmentId: string }

export type AssignmentForTaking = {
  assignment: AssignmentRow
  /** The number of questions that the student would get. */
  questions: Range
  /** The assignment-only ones among them. */
  assignmentOnly: AssignmentOnlyCount
  state: QuizForLearner & { isArchived: boolean }
}

/** Returns an assignment as a student sees it. @throws AppError as `requireAssignmentPermission` */
export async function getAssignmentForStudent(
  viewerId: string,
  target: Target,
  now: Date,
): Promise<AssignmentForTaking> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'participate', {
    evenArchived: true,
  })
  const state = await quizForLearner(viewerId, assignment.quiz, now)
  const isArchived = assignment.class.archivedAt !== null
  const [questions] = await countAskedOf(assignment, [viewerId], now)
  const assignmentOnly = await countAssignmentOnlyIn(assignment)
  return {
    assignment,
    questions: questions ?? { min: 0, max: 0 },
    assignmentOnly,
    state: { ...state, isArchived },
  }
}

/** Starts or continues an assignment. @throws AppError as `requireAssignmentPermission` and `startAttempt` */
export async function startAssignment(
  viewerId: string,
  target: Target,
  { password, now }: { password: string; now: Date },
): Promise<{ id: string; isNew: boolean }> {
  const { quiz, class: ofClass } = await requireAssignmentPermission(viewerId, target, 'participate')
  return startAttempt({
    learnerId: viewerId,
    courseSlug: ofClass.courseSlug,
    quizSlug: quiz.slug,
    quiz,
    password,
    now,
  })
}

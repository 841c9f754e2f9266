import 'server-only'
import type { Range } from '@/domain/attempts/count-questions'
import type { ReservedCount } from '@/domain/attempts/count-reserved'
import { type QuizForLearner, quizForLearner } from '@/server/attempts/quiz-for-learner'
import { startAttempt } from '@/server/attempts/start-attempt'
import { type AssignmentRow, getAssignmentFor } from '@/server/quizzes/assignment-access'
import { countAskedOf, countReservedIn } from './count-asked'

type Place = { classId: string; assignmentId: string }

export type AssignmentForTaking = {
  assignment: AssignmentRow
  /** The number of questions that the student would get. */
  questions: Range
  /** The assignment-only ones among them. */
  reserved: ReservedCount
  state: QuizForLearner & { isArchived: boolean }
}

/** Returns an assignment as a student sees it. @throws AppError as `getAssignmentFor` */
export async function getAssignmentForStudent(
  viewerId: string,
  place: Place,
  now: Date,
): Promise<AssignmentForTaking> {
  const assignment = await getAssignmentFor(viewerId, place, 'study', { evenArchived: true })
  const state = await quizForLearner(viewerId, assignment.quiz, now)
  const isArchived = assignment.class.archivedAt !== null
  const [questions] = await countAskedOf(assignment, [viewerId], now)
  const reserved = await countReservedIn(assignment)
  return { assignment, questions: questions ?? { min: 0, max: 0 }, reserved, state: { ...state, isArchived } }
}

/** Starts or continues an assignment. @throws AppError as `getAssignmentFor` and `startAttempt` */
export async function startAssignment(
  viewerId: string,
  place: Place,
  { password, now }: { password: string; now: Date },
): Promise<{ id: string; isNew: boolean }> {
  const { quiz, class: ofClass } = await getAssignmentFor(viewerId, place, 'study')
  return startAttempt({
    learnerId: viewerId,
    courseSlug: ofClass.courseSlug,
    quizSlug: quiz.slug,
    quiz,
    password,
    now,
  })
}

import 'server-only'
import {
  type AssignmentProblem,
  countExceptions,
  type Exceptions,
  findAssignmentProblems,
} from '@/domain/attempts/assignment-problems'
import { db } from '@/server/platform/db'
import type { AssignmentRow } from '@/server/quizzes/assignment-access'
import { type AskedCount, countForStaff } from './count-asked'
import { listStudentLimits } from './limits'

export type AssignmentSummary = {
  /** The questions and points that each student would get now. */
  count: AskedCount
  students: number
  /** Students who have started. Their attempts keep their questions and points. */
  started: number
  /** Students with other dates or limits. */
  exceptions: Exceptions
  problems: AssignmentProblem[]
}

/** Summarizes what an assignment gives each student, whom its settings affect, and its problems. */
export async function summarizeAssignment(assignment: AssignmentRow, now: Date): Promise<AssignmentSummary> {
  const { quiz } = assignment
  const [count, limits, started] = await Promise.all([
    countForStaff(assignment, now),
    listStudentLimits(assignment),
    countStarted(quiz.id),
  ])
  const students = limits.length
  return {
    ...{ count, students, started },
    exceptions: countExceptions(limits.map(({ composed }) => composed)),
    problems: findAssignmentProblems({ count, students, rules: quiz.rules }, now),
  }
}

/** Counts the students who have started an assignment, with former ones. */
export async function countStarted(quizId: string): Promise<number> {
  return (await db().attempt.findMany({ where: { quizId }, distinct: ['learnerId'], select: { id: true } }))
    .length
}

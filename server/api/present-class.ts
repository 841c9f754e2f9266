import type { AnswerOf } from '@/contract/define-operation'
import type { AssignmentSummarySchema, LiveSchema } from '@/contract/schemas/class-schemas'
import type { Range } from '@/domain/attempts/count-questions'
import { countWork, workState } from '@/domain/attempts/count-work'
import type { AssignmentPhase } from '@/server/assignments/assignment-queries'
import type { LiveStudent } from '@/server/assignments/live-queries'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'

/** Classes and their assignments in the format of the API. Lists every field, so that no other field is sent. */

type Dates = { opensAt: Date | null; dueAt: Date | null; closesAt: Date | null }

const iso = (moment: Date | null) => moment?.toISOString() ?? null

export function presentAssignment(
  assignment: { id: string; title: string; phase: AssignmentPhase; points: number; questions: Range },
  dates: Dates,
): AnswerOf<typeof AssignmentSummarySchema> {
  const { id, title, phase, points, questions } = assignment
  return {
    id,
    title,
    phase,
    points,
    questions: questions.max,
    questionsAtLeast: questions.min,
    opensAt: iso(dates.opensAt),
    dueAt: iso(dates.dueAt),
    closesAt: iso(dates.closesAt),
  }
}

export function presentLive(students: LiveStudent[], now: Date): AnswerOf<typeof LiveSchema> {
  return {
    now: now.toISOString(),
    counts: countWork(students),
    students: students.map((student) => ({
      id: student.id,
      name: student.name,
      isFormer: student.isFormer,
      work: workState(student),
      attempt: student.attemptId,
      state: student.state && ATTEMPT_STATES[student.state],
      startedAt: iso(student.startedAt),
      submittedAt: iso(student.submittedAt),
      closesAt: iso(student.closesAt),
      answered: student.answered,
      questions: student.questions,
      slot: student.slot,
      isLost: student.isLost,
    })),
  }
}

import 'server-only'
import { type Agreement, agreementOn, pairGraders } from '@/domain/grading/grader-agreement'
import { isFullyGraded, rubricPossible } from '@/domain/grading/rubric-grading'
import { db } from '@/server/platform/db'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { type GradedAnswer, type GradingStatus, readGradedAnswers } from './graded-answers'
import { namesOf } from './grading-queries'

/** How far two people who graded the same answers agree. */
type PairAgreement = {
  key: string
  first: string
  second: string
  /** The answers that both graded. */
  answers: number
  /** Null for fewer than 5 answers. */
  criteria: { id: string; text: string; agreement: Agreement | null }[]
}

export type GradedQuestion = {
  /** The ID of the `Item` row. */
  id: string
  stem: string
  possible: number
  answers: number
  byStatus: Readonly<Record<GradingStatus, number>>
  /** Questions without an answer that the next release gives 0 points. */
  unanswered: number
  /** Answers whose grading students see. */
  released: number
  agreements: PairAgreement[]
}

export type GradingOverview = { assignment: AssignmentRow; questions: GradedQuestion[] }

/** Returns how far the answers of an assignment are graded, by question. @throws AppError as `requireAssignmentPermission` */
export async function getGradingOverview(
  viewerId: string,
  target: { classId: string; assignmentId: string },
): Promise<GradingOverview> {
  const assignment = await requireAssignmentPermission(viewerId, target, 'teach')
  const answers = await readGradedAnswers(db(), assignment.quiz.id)
  const people = await namesOf(answers.flatMap(({ gradings }) => gradings.map(({ graderId }) => graderId)))
  const ids = [...new Set([...answers].sort((a, b) => a.slot - b.slot).map(({ itemId }) => itemId))]
  const questions = ids.map((id) =>
    toQuestion(
      id,
      answers.filter(({ itemId }) => itemId === id),
      people,
    ),
  )
  return { assignment, questions }
}

function toQuestion(id: string, all: readonly GradedAnswer[], people: ReadonlyMap<string, string>) {
  const answered = all.filter(({ isAnswered }) => isAnswered)
  const count = (status: GradingStatus) => answered.filter((answer) => answer.status === status).length
  const latest = all.at(-1)
  return {
    ...{ id, stem: latest?.item.stem ?? '', possible: rubricPossible(latest?.criteria ?? []) },
    answers: answered.length,
    byStatus: {
      waiting: count('waiting'),
      graded: count('graded'),
      changed: count('changed'),
      released: count('released'),
    },
    unanswered: all.filter(({ isAnswered, status }) => !isAnswered && status === 'graded').length,
    released: all.filter(({ released }) => released !== null).length,
    agreements: agreementsOn(answered, people),
  }
}

function agreementsOn(answers: readonly GradedAnswer[], people: ReadonlyMap<string, string>) {
  const complete = answers.map(({ gradings, criteria, revision }) => ({
    gradings: gradings.filter(
      (grading) => grading.revision === revision && isFullyGraded(criteria, grading.points),
    ),
  }))
  const criteria = answers.at(-1)?.criteria ?? []
  const nameOf = (graderId: string) => people.get(graderId) ?? 'A deleted account'
  return pairGraders(complete).map(({ first, second, answers: both }) => ({
    key: `${first} ${second}`,
    ...{ first: nameOf(first), second: nameOf(second), answers: both.length },
    criteria: criteria.map(({ id, text }) => ({ id, text, agreement: agreementOn(id, both) })),
  }))
}

import type { ReviewQuestion } from './question-fields'
import type { ReviewStep } from './use-review-session'

type Asked<Question> = {
  questions: readonly Question[]
  drills: readonly {
    pair: string
    title: string
    sides: readonly { label: string; question: Question }[]
  }[]
}

/**
 * Returns the steps of a session: comparisons first, then questions.
 * @param toQuestion creates the question to render, at its position in the step
 */
export function toSteps<Question extends { course: string; versionId: string }>(
  { questions, drills }: Asked<Question>,
  toQuestion: (question: Question, side: number) => ReviewQuestion,
): ReviewStep[] {
  return [
    ...drills.map(({ pair, title, sides }) => ({
      key: `${sides[0]?.question.course}/${pair}`,
      course: sides[0]?.question.course ?? '',
      pair: { id: pair, title },
      sides: sides.map(({ label, question }, side) => ({ label, question: toQuestion(question, side) })),
    })),
    ...questions.map((question) => ({
      key: question.versionId,
      course: question.course,
      pair: null,
      sides: [{ label: null, question: toQuestion(question, 0) }],
    })),
  ]
}

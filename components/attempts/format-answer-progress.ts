import type { AnswerProgress } from '@/domain/items/answer-progress'

type QuestionState = { slot: number; progress: AnswerProgress }

/** “Question 3: 2 of 4 answered”: lists questions that are started but not complete; empty if there are none. */
export function formatIncomplete(questions: readonly QuestionState[]): string {
  return questions
    .filter(({ progress: { state } }) => state === 'partial' || state === 'invalid')
    .map(({ slot, progress }) => `Question ${slot}: ${formatAnswerProgress(progress)}`)
    .join('; ')
}

/** “answered”, “2 of 4 answered”: how far a question is answered. */
export function formatAnswerProgress({ state, answered, parts }: AnswerProgress): string {
  switch (state) {
    case 'unanswered':
      return 'not answered'
    case 'partial':
      return `${answered} of ${parts} answered`
    case 'invalid':
      return 'invalid answer'
    case 'answered':
      return 'answered'
  }
}

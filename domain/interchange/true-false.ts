import type { QuestionBody } from './question'
import type { RichText } from './rich-text'

/**
 * A true/false question whose source has feedback for each side.
 * @param onTrue the feedback for those who answer true
 */
export function trueFalseBody(
  answer: boolean,
  onTrue: RichText | undefined,
  onFalse: RichText | undefined,
): QuestionBody {
  const [right, wrong] = answer ? [onTrue, onFalse] : [onFalse, onTrue]
  return {
    type: 'true-false',
    answer,
    ...(right ? { feedbackRight: right } : {}),
    ...(wrong ? { feedbackWrong: wrong } : {}),
  }
}

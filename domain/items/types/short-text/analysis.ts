import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { withAcceptedText } from '@/domain/regrading/accept-typed'
import { normalizeText, type TextSensitivity } from './normalize-text'

export const shortTextAnalysis = {
  guessScore: () => 0,
  key: (item, response) => textKeyOf(item, response),
  responseIds: () => ({}),
  accept(item, response) {
    const answers = withAcceptedText(item, response)
    return answers ? { ...item, answers } : 'unreadable'
  },
} satisfies TypeAnalysis<'short-text'>

/** The words as they are compared. */
export function textKeyOf(rules: TextSensitivity, response: unknown): unknown {
  return typeof response === 'string' ? normalizeText(response, rules) : response
}

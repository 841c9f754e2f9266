import { isBlank } from '@/domain/items/is-blank'
import { readResponse } from '@/domain/items/read-response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'

/** The progress of answering a question, before it is graded. */
export interface AnswerProgress {
  /** `partial`: some of its parts are answered. `invalid`: the answer can’t be read. */
  readonly state: 'unanswered' | 'partial' | 'answered' | 'invalid'
  /** How many of its parts (stems or gaps; 1 for other types) are answered. */
  readonly answered: number
  readonly parts: number
}

/**
 * The progress of answering a question. One with stems or gaps counts as answered only if all of them are.
 * @param isInvalid whether `validateResponse` can't read the response; a wrong shape is invalid in any case
 */
export function answerProgress(
  item: PublicItem,
  response: unknown,
  { isInvalid }: { isInvalid: boolean },
): AnswerProgress {
  const values = partValues(item, response)
  const parts = values.length
  const answered = values.filter((isAnswered) => isAnswered).length
  if (isInvalid || !readResponse(item, response).ok) return { state: 'invalid', answered, parts }
  if (isBlank(item, response)) return { state: 'unanswered', answered: 0, parts }
  return { state: answered < parts ? 'partial' : 'answered', answered, parts }
}

/** Whether each part of the question is answered. */
function partValues(item: PublicItem, response: unknown): boolean[] {
  const reading = readResponse(item, response)
  const value = reading.ok ? reading.value : null
  const parts = responseByType[item.type].partIds?.(item)
  return parts ? parts.map((id) => isFilled(value, id)) : [!isBlank(item, response)]
}

function isFilled(value: unknown, part: string): boolean {
  return typeof value === 'object' && value !== null && Reflect.get(value, part) !== null
}

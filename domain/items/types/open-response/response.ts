import { formatTyped } from '@/domain/items/format-parts'
import { type Reading, responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** As typed, with plain line breaks. */
export const openResponseResponse = {
  read: (_, raw) => readEssay(raw),
  fromForm: (_, form) => form.field(),
  format: (_, response) => formatTyped(response),
} satisfies TypeResponse<'open-response'>

export function readEssay(raw: unknown): Reading<string | null> {
  // A form without JavaScript sends each line break as two characters.
  return readText(typeof raw === 'string' ? raw.replaceAll(/\r\n?/g, '\n') : raw, responseLimits.essayCharacters)
}

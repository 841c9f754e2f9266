import { formatTyped } from '@/domain/items/format-parts'
import { responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** As typed. */
export const shortTextResponse = {
  read: (_, raw) => readText(raw, responseLimits.textCharacters),
  fromForm: (_, form) => form.field(),
  format: (_, response) => formatTyped(response),
} satisfies TypeResponse<'short-text'>

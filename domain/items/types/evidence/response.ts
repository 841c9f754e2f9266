import { formatOptions } from '@/domain/items/format-parts'
import { idsOf, readChoices } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** IDs of passages. */
export const evidenceResponse = {
  read: ({ passages }, raw) => readChoices(raw, idsOf(passages)),
  fromForm: (_, form) => form.selected(),
  format: ({ passages }, response) => formatOptions(passages, response),
} satisfies TypeResponse<'evidence'>

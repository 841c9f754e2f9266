import { formatOptions } from '@/domain/items/format-parts'
import { idsOf, readChoices } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** IDs of options. */
export const multipleResponseResponse = {
  read: ({ options }, raw) => readChoices(raw, idsOf(options)),
  fromForm: (_, form) => form.selected(),
  format: ({ options }, response) => formatOptions(options, response),
} satisfies TypeResponse<'multiple-response'>

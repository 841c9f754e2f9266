import { formatOption } from '@/domain/items/format-parts'
import { idsOf, readChoice } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** The ID of an option. */
export const singleChoiceResponse = {
  read: ({ options }, raw) => readChoice(raw, idsOf(options)),
  fromForm: (_, form) => form.field(),
  format: ({ options }, response) => formatOption(options, response),
} satisfies TypeResponse<'single-choice'>

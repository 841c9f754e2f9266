import { fieldOf, formatOption, formatPairs } from '@/domain/items/format-parts'
import { readable } from '@/domain/items/response'
import { idsOf, readPairs } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** The ID of a choice by the ID of each stem. In a form, the field of a stem has the ID of its choice. */
export const matchingResponse = {
  read({ stems, choices }, raw) {
    const pairs = readPairs(raw, idsOf(stems), idsOf(choices))
    return pairs.ok ? readable(Object.fromEntries(pairs.value)) : pairs
  },
  fromForm: ({ stems }, form) => Object.fromEntries(stems.map(({ id }) => [id, form.field(id)])),
  format: ({ stems, choices }, response) =>
    formatPairs(stems, (id) => formatOption(choices, fieldOf(response, id))),
  partIds: ({ stems }) => idsOf(stems),
} satisfies TypeResponse<'matching' | 'categorize'>

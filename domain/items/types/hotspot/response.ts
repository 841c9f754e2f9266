import { formatOptions } from '@/domain/items/format-parts'
import { idsOf, readChoice, readChoices } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** The ID of a region, or IDs of regions if the item is `multiple`. */
export const hotspotResponse = {
  read: ({ multiple, regions }, raw) =>
    multiple ? readChoices(raw, idsOf(regions)) : readChoice(raw, idsOf(regions)),
  fromForm: ({ multiple }, form) => (multiple ? form.selected() : form.field()),
  format: ({ regions }, response) => formatOptions(regions, Array.isArray(response) ? response : [response]),
} satisfies TypeResponse<'hotspot'>

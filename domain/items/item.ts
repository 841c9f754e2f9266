import { z } from 'zod'
import { CategorizeSchema } from './types/categorize/schema'
import { ClozeSchema } from './types/cloze/schema'
import { EvidenceSchema } from './types/evidence/schema'
import { HotspotSchema } from './types/hotspot/schema'
import { MatchingSchema } from './types/matching/schema'
import { MultipleResponseSchema } from './types/multiple-response/schema'
import { NumericSchema } from './types/numeric/schema'
import { OpenResponseSchema } from './types/open-response/schema'
import { OrderingSchema } from './types/ordering/schema'
import { ShortTextSchema } from './types/short-text/schema'
import { SingleChoiceSchema } from './types/single-choice/schema'
import { TrueFalseSchema } from './types/true-false/schema'

/**
 * The schema of items, for every type, as authors write them and as the item bank stores them. An added type is a type
 * that every registry (`types/*-by-type.ts`) must have. `toPublicItem` gives the public form, without key, hints, and
 * feedback.
 */
export const ItemSchema = z.discriminatedUnion('type', [
  SingleChoiceSchema,
  TrueFalseSchema,
  MultipleResponseSchema,
  MatchingSchema,
  CategorizeSchema,
  OrderingSchema,
  NumericSchema,
  ShortTextSchema,
  ClozeSchema,
  HotspotSchema,
  EvidenceSchema,
  OpenResponseSchema,
])

export type Item = z.infer<typeof ItemSchema>
export type AuthoredItem = z.input<typeof ItemSchema>
export type ItemType = Item['type']
export type ItemOfType<T extends ItemType> = Extract<Item, { type: T }>

/** All types, in the order of the author guide. */
export const ITEM_TYPES: readonly ItemType[] = ItemSchema.options.map(({ shape }) => shape.type.value)

import { z } from 'zod'
import { ITEM_TYPES } from '@/domain/items/item'
import { idText } from './shared-fields'

export const ItemParamsSchema = z.object({ class: idText, item: idText })

/** A question to create, and the class that it belongs to. */
export const NewItemSchema = z.object({ class: idText, type: z.enum(ITEM_TYPES) })

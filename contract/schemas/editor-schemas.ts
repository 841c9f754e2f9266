import { z } from 'zod'
import { ITEM_TYPES } from '@/domain/items/item'

export const ItemParamsSchema = z.object({ class: z.string().max(100), item: z.string().max(100) })

/** A question to create, and the class that it belongs to. */
export const NewItemSchema = z.object({ class: z.string().max(100), type: z.enum(ITEM_TYPES) })

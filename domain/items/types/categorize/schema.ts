import { z } from 'zod'
import { common } from '@/domain/items/item-fields'
import { pairs } from '@/domain/items/types/matching/schema'

/** Like matching, with groups as the choices. */
export const CategorizeSchema = z.strictObject({ ...common, type: z.literal('categorize'), ...pairs })

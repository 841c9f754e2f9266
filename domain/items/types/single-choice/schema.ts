import { z } from 'zod'
import { common, options } from '@/domain/items/item-fields'

export const SingleChoiceSchema = z.strictObject({ ...common, type: z.literal('single-choice'), options })

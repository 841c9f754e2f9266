import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'

/** The maximum of an integer column in the database. */
export const MAX_INTEGER = 2_147_483_647

/** The ID, slug, or hash of something that the server knows. */
export const idText = z.string().max(TEXT_LIMITS.id)

export const clientId = z.string().min(1).max(64).describe('Unique for each tab, device, or run of a script.')

/** No attempt has as many questions. */
const MAX_SLOTS = 1_000

/** A question number in an attempt, in a JSON body. */
export const slotNumber = z.number().int().positive().max(MAX_SLOTS)
/** A question number in an attempt, as text in a URL or a form. */
export const slotParam = z.coerce.number().int().positive().max(MAX_SLOTS)

/** A learner's confidence in an answer, in percent. */
export const confidencePercent = z.number().int().min(50).max(100)

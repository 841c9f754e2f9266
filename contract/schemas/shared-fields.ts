import { z } from 'zod'

/** The maximum of an integer column in the database. */
export const MAX_INTEGER = 2_147_483_647

/** A learner's confidence in an answer, in percent. */
export const confidencePercent = z.number().int().min(50).max(100)

import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'

/** How many criteria a rubric can have, with room for those of older versions. */
const MAX_CRITERIA = 20

/** A learner’s check of an answer against its rubric, as it is stored. Unscored. */
const SelfCheckSchema = z.strictObject({
  /** The IDs of the criteria that the learner says the answer meets. */
  met: z.array(z.string().max(TEXT_LIMITS.id)).max(MAX_CRITERIA),
  checkedAt: z.iso.datetime(),
})
export type SelfCheck = z.infer<typeof SelfCheckSchema>

/** Reads a stored check. @returns null if the learner saved none */
export function readSelfCheck(stored: unknown): SelfCheck | null {
  return stored === null || stored === undefined ? null : SelfCheckSchema.parse(stored)
}

/** The criteria of a rubric that are among `ids`, each once, in the order of the rubric. */
export function metCriteria(criteria: readonly { readonly id: string }[], ids: readonly string[]): string[] {
  return criteria.flatMap(({ id }) => (ids.includes(id) ? [id] : []))
}

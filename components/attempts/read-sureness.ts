import { readConfidence } from '@/domain/calibration/confidence-steps'

/** How sure the learner said to be beside a question; null for what was not stated, nothing where it is not asked. */
export function surenessFrom(
  fields: FormData,
  prefix = '',
): { certainty?: number | null; confidence?: number | null } {
  const confidence = fields.get(`${prefix}-confidence`)?.toString() ?? null
  const certainty = fields.get(`${prefix}-certainty`)
  return {
    ...(confidence !== null && { confidence: readConfidence(confidence) }),
    ...(certainty !== null && { certainty: Number(certainty) }),
  }
}

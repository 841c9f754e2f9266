import { readConfidence } from '@/domain/calibration/confidence-levels'

/** Reads the certainty or confidence stated at a question. A field is null if not stated, and absent if not asked. */
export function readConfidenceFields(
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

/**
 * Confidence levels, for where a slider would take too long: the label, and the percentage that is stored. Each level
 * leads to a different rating (definition §6).
 */
export const CONFIDENCE_LEVELS = [
  { label: 'A guess', confidence: 50 },
  { label: 'Fairly sure', confidence: 75 },
  { label: 'Sure', confidence: 95 },
] as const

/**
 * Reads a stated confidence from a form field: a whole number from 50 to 100, in percent. Anything else (for example
 * a slider's "not stated") is `null`.
 */
export function readConfidence(field: string | null): number | null {
  const confidence = Number(field ?? Number.NaN)
  return Number.isInteger(confidence) && confidence >= 50 && confidence <= 100 ? confidence : null
}

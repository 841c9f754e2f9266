/**
 * The confidence levels that learners choose from: the label, and the percentage that is stored. Each level leads to a
 * different rating.
 */
export const CONFIDENCE_LEVELS = [
  { label: 'A guess', confidence: 50 },
  { label: 'Fairly sure', confidence: 75 },
  { label: 'Sure', confidence: 95 },
] as const

/** The level closest to a stored percentage, 50 to 100: any percentage can come from the API or an earlier version. */
export function nearestLevel(confidence: number): (typeof CONFIDENCE_LEVELS)[number] {
  const [guess, fairlySure, sure] = CONFIDENCE_LEVELS
  if (confidence >= (fairlySure.confidence + sure.confidence) / 2) return sure
  return confidence >= (guess.confidence + fairlySure.confidence) / 2 ? fairlySure : guess
}

/**
 * Reads a stated confidence from a form field: a whole number from 50 to 100, in percent. Anything else (for example
 * nothing, if it was skipped) is `null`.
 */
export function readConfidence(field: string | null): number | null {
  const confidence = Number(field ?? Number.NaN)
  return Number.isInteger(confidence) && confidence >= 50 && confidence <= 100 ? confidence : null
}

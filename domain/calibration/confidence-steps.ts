/** How sure somebody says to be, where a slider would take too long: in words, and the per cent that is kept. Each lies in a span of the ratings of its own (definition §6). */
export const CONFIDENCE_STEPS = [
  { words: 'A guess', confidence: 50 },
  { words: 'Fairly sure', confidence: 75 },
  { words: 'Sure', confidence: 95 },
] as const

/** A stated confidence as a form has it: a whole number from 50 to 100, in per cent. Anything else (a slider's "not stated", say) is none. */
export function readConfidence(field: string | null): number | null {
  const confidence = Number(field ?? Number.NaN)
  return Number.isInteger(confidence) && confidence >= 50 && confidence <= 100 ? confidence : null
}

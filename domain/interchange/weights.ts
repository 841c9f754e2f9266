import { QuestionError } from './problems'

/** A warning for positive fractions that don’t add up to the whole, or null. Sums within 0.5 percent are fine if no third is meant. */
export function sumProblem(fractions: readonly number[]): string | null {
  const positive = fractions.filter((fraction) => fraction > 0)
  const sum = positive.reduce((total, fraction) => total + fraction, 0)
  if (Math.abs(sum - 1) < 0.001) return null
  const percent = Math.round(sum * 10_000) / 100
  const hint = percent > 98 && percent < 100 ? ' A third is 33.33333%.' : ''
  return `The correct options add up to ${percent}%, not 100%.${hint}`
}

/** @throws {QuestionError} `no-full-mark` if no option or answer earns everything */
export function requireFullMark(fractions: readonly number[], what: string): void {
  if (!fractions.some((fraction) => fraction > 0.999))
    throw new QuestionError('no-full-mark', `${what}no answer earns full credit. Give one answer 100%.`)
}

/** @throws {QuestionError} `no-full-mark` if no option earns anything */
export function requireSomeMark(fractions: readonly number[]): void {
  if (!fractions.some((fraction) => fraction > 0))
    throw new QuestionError('no-full-mark', 'No option is correct. Mark at least one.')
}

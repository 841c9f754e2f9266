import { Decimal } from 'decimal.js'

/**
 * Decimal arithmetic that doesn't round for any number that a learner can type: at most 100 characters and a power of
 * ten within ±400, so that sums and products stay well within 2,000 digits. There is no division here.
 */
export const Exact = Decimal.clone({ precision: 2000 })
export type Exact = Decimal

/** The sum of fractions as authors write them, so that 0.1 + 0.2 is 0.3. */
export function sumOf(fractions: readonly number[]): number {
  return fractions.reduce((sum, fraction) => sum.plus(fraction), new Exact(0)).toNumber()
}

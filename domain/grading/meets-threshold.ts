/** Stored points are rounded to a billionth: smaller differences count as equal. */
const ROUNDING = 1e-9

/**
 * Whether a score is at least a threshold, as in decimal arithmetic: 29 of 50 meets 58%, and ten
 * answers of 0.85 have a mean that meets 0.85, although binary fractions put both slightly below. Use it wherever a
 * score must meet a threshold; a score that doesn't is below it.
 * @param score in the unit of the threshold: a share, a percentage, or points
 */
export function meetsThreshold(score: number, threshold: number): boolean {
  return score >= threshold - ROUNDING * Math.max(1, Math.abs(threshold))
}

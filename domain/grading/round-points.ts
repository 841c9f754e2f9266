/** Rounds points to a billionth, so that sums of decimal fractions such as 0.1 are the decimals that people expect. */
export function roundPoints(points: number): number {
  return Math.round(points * 1e9) / 1e9
}

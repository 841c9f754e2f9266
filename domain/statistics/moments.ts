/** Sums over lists of numbers. Sample figures divide by n − 1; `null` if a list is too short. */

/** Measured from the first value, so that equal values have exactly their mean and no variance. */
export function mean(values: readonly number[]): number | null {
  const [first] = values
  if (first === undefined) return null
  let sum = 0
  for (const value of values) sum += value - first
  return first + sum / values.length
}

/** Sample covariance of two lists of the same length; `null` below two values. */
export function covariance(one: readonly number[], other: readonly number[]): number | null {
  if (one.length < 2) return null
  const [a, b] = [mean(one), mean(other)]
  // Stryker disable next-line ConditionalExpression,LogicalOperator: only an empty list has no mean
  if (a === null || b === null) return null
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += ((one[index] ?? a) - a) * ((other[index] ?? b) - b)
  return sum / (one.length - 1)
}

export function variance(values: readonly number[]): number | null {
  return covariance(values, values)
}

/** The value below which a share of them lies, 0 to 1, by linear interpolation; 0.5 is the median. `null` for an empty list. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) return null
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

export interface KStatistics {
  readonly k2: number
  readonly k3: number
  readonly k4: number
}

/**
 * k-statistics (Fisher 1928) from the central moments m2, m3, m4 (sums / S): k2 = S·m2/(S−1), k3 = S²·m3/((S−1)(S−2)),
 * k4 = S²·[(S+1)·m4 − 3(S−1)·m2²]/((S−1)(S−2)(S−3)). `null` below four values.
 */
export function kStatistics(values: readonly number[]): KStatistics | null {
  const s = values.length
  if (s < 4) return null
  const center = mean(values) ?? 0
  const moment = (power: number) => values.reduce((sum, value) => sum + (value - center) ** power, 0) / s
  const [m2, m3, m4] = [moment(2), moment(3), moment(4)]
  return {
    k2: (s * m2) / (s - 1),
    k3: (s ** 2 * m3) / ((s - 1) * (s - 2)),
    k4: (s ** 2 * ((s + 1) * m4 - 3 * (s - 1) * m2 ** 2)) / ((s - 1) * (s - 2) * (s - 3)),
  }
}

/** Smaller relative differences come from binary rounding. */
const ROUNDING = 1e-9

/**
 * The values, all of them the first if they differ by no more than binary rounding: then they do not vary.
 * @param size of the largest possible value
 */
export function withoutRounding(values: readonly number[], size: number): readonly number[] {
  const [first = 0] = values
  return values.every((value) => Math.abs(value - first) <= ROUNDING * size)
    ? values.map(() => first)
    : values
}

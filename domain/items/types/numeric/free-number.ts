import { Decimal } from 'decimal.js'
import { Exact } from '@/domain/grading/exact'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'

/** A closed interval. */
interface Span {
  readonly from: Exact
  readonly to: Exact
}

/**
 * Finds, for each answer, a number that it takes: one that no earlier answer accepts.
 * @returns null for an answer whose numbers are all accepted by earlier answers
 */
export function freeNumbers(answers: readonly NumericAnswer[]): (string | null)[] {
  let taken: readonly Span[] = []
  return answers.map((answer) => {
    const span = spanOf(answer)
    const free = freeIn(span, taken)
    taken = withSpan(taken, span)
    return free?.toFixed() ?? null
  })
}

/** @param taken disjoint, in ascending order */
function freeIn({ from, to }: Span, taken: readonly Span[]): Exact | null {
  let reached: Exact | null = null
  for (const span of taken) {
    if (span.to.lt(from)) continue
    if (span.from.gt(reached ?? from)) {
      // There is a gap before this one.
      return reached ? middle(reached, Exact.min(span.from, to)) : from
    }
    if (span.to.gte(to)) return null
    reached = span.to
  }
  return reached ? to : from
}

function withSpan(taken: readonly Span[], span: Span): Span[] {
  const touching = taken.filter((other) => other.to.gte(span.from) && other.from.lte(span.to))
  const joined = {
    from: Exact.min(span.from, ...touching.map(({ from }) => from)),
    to: Exact.max(span.to, ...touching.map(({ to }) => to)),
  }
  const before = taken.filter((other) => other.to.lt(span.from))
  const after = taken.filter((other) => other.from.gt(span.to))
  return [...before, joined, ...after]
}

function middle(a: Exact, b: Exact): Exact {
  return a.plus(b).times('0.5')
}

/** For the inner end of a geometric tolerance, which can have endless decimals: rounded so that it's still accepted. */
const Inward = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_UP })

/** The numbers that an answer accepts. */
function spanOf({ value = '0', tolerance }: NumericAnswer): Span {
  const answer = new Exact(value)
  const around = (margin: Exact) => ({ from: answer.minus(margin), to: answer.plus(margin) })
  switch (tolerance.type) {
    case 'none':
      return around(new Exact(0))
    case 'range':
      return { from: new Exact(tolerance.min), to: new Exact(tolerance.max) }
    case 'nominal':
      return around(new Exact(tolerance.value))
    case 'relative':
      return around(answer.abs().times(tolerance.value))
    case 'geometric': {
      const factor = new Exact(tolerance.value).plus(1)
      const ends = [new Exact(new Inward(value).div(factor)), answer.times(factor)]
      return { from: Exact.min(...ends), to: Exact.max(...ends) }
    }
  }
}

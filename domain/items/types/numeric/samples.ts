import { Exact } from '@/domain/grading/exact'
import { formatNumericAnswer } from '@/domain/grading/format-key'
import type { Random } from '@/domain/items/random'
import { bestSample } from '@/domain/items/typed-answers'
import type { TypeSamples } from '@/domain/items/types/item-type'
import { freeNumbers } from './free-number'
import { gradeNumeric, type NumericRules } from './grade-numeric'
import type { NumericAnswer } from './schema'

export const numericSamples = {
  key: (item) => bestNumber(item),
  incorrect: ({ answers }, random) => wrongNumber(answers, random),
} satisfies TypeSamples<'numeric'>

/** The accepted response that earns the most; the first of several. */
export function bestNumber(rules: NumericRules): string | undefined {
  return bestSample(numberSamples(rules), (sample) => gradeNumeric(rules, sample))
}

/** Responses that each answer accepts, as a learner would type them. One of them is taken by no earlier answer, if there is such a number. */
export function numberSamples({ answers, format, units }: NumericRules): string[][] {
  const unit = units?.list.find(({ perBase }) => new Exact(perBase).eq(1))?.name
  const typedAs = (number: string) => {
    // Without a format, type thousands without separators, which could mean decimals.
    const digits = format ? formatNumericAnswer(number, format) : new Exact(number).toFixed()
    if (unit === undefined) return digits
    return units?.position === 'before' ? `${unit} ${digits}` : `${digits} ${unit}`
  }
  const free = freeNumbers(answers)
  return answers.map((answer, index) => [...numbersOf(answer), free[index] ?? []].flat().map(typedAs))
}

/** The middle of the accepted range, then its ends. */
export function numbersOf({ value = '0', tolerance }: NumericAnswer): string[] {
  const middle = new Exact(value)
  const size = tolerance.type === 'none' || tolerance.type === 'range' ? '0' : tolerance.value
  switch (tolerance.type) {
    case 'none':
      return [value]
    case 'range': {
      const half = new Exact(tolerance.min).plus(tolerance.max).times('0.5')
      return [half.toFixed(), tolerance.min, tolerance.max]
    }
    case 'nominal':
      return [value, middle.minus(size).toFixed(), middle.plus(size).toFixed()]
    case 'relative': {
      const width = middle.abs().times(size)
      return [value, middle.minus(width).toFixed(), middle.plus(width).toFixed()]
    }
    case 'geometric':
      return [value, middle.times(new Exact(size).plus(1)).toFixed()]
  }
}

function wrongNumber(answers: readonly NumericAnswer[], random: Random): string {
  const listed = answers.filter(({ fraction, value }) => fraction <= 0 && value !== undefined)
  const known = listed[random.nextInt(Math.max(1, listed.length))]?.value
  return known ?? String(7 + random.nextInt(90))
}

import { Exact } from '@/domain/grading/exact'
import type { NumericAnswer } from '@/domain/items/item'

/**
 * Reports whether answers of three or more decimals are expected: a value, an end of a range, or a margin has as many. A
 * number such as `1.960` is then a decimal number, not 1,960. Learners' browsers are told this, and no more, about a key.
 */
export function expectsThousandths(answers: readonly Pick<NumericAnswer, 'value' | 'tolerance'>[]): boolean {
  return answers.some(({ value, tolerance }) => {
    // Shares and factors say nothing about how a number is written.
    const margins = tolerance.type === 'nominal' ? [tolerance.value] : []
    const ends = tolerance.type === 'range' ? [tolerance.min, tolerance.max] : []
    return [value ?? '0', ...margins, ...ends].some((number) => decimalsOf(number) >= 3)
  })
}

/** As they are written, zeros at the end included. */
function decimalsOf(number: string): number {
  return Math.max(new Exact(number).decimalPlaces(), number.split('.')[1]?.length ?? 0)
}

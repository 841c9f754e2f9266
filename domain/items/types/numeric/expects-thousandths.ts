import type { NumericAnswer } from '@/domain/items/types/numeric/schema'

/**
 * Reports whether answers with three or more decimals are expected: a value, an end of a range, or a margin has as
 * many. A number such as `1.960` is then a decimal number, not 1,960. This is the only information about a key that
 * learners' browsers get.
 */
export function expectsThousandths(answers: readonly Pick<NumericAnswer, 'value' | 'tolerance'>[]): boolean {
  return answers.some(({ value, tolerance }) => {
    // Shares and factors don't show how a number is written.
    const margins = tolerance.type === 'nominal' ? [tolerance.value] : []
    const ends = tolerance.type === 'range' ? [tolerance.min, tolerance.max] : []
    return [value ?? '0', ...margins, ...ends].some((number) => decimalsOf(number) >= 3)
  })
}

/**
 * Counts decimals as written, including trailing zeros. Browsers load this file, so it doesn't use the decimal
 * library.
 */
function decimalsOf(number: string): number {
  const [digits = '', exponent = '0'] = number.toLowerCase().split('e')
  const [, decimals = ''] = digits.split('.')
  return Math.max(decimals.length, decimals.replace(/0+$/, '').length - Number(exponent))
}

import { Exact } from '@/domain/grading/exact'
import type { ExactNumber } from '@/domain/items/types/numeric/read-number'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'

/**
 * Whether a typed number matches an answer, bounds included. A number divided by `perBase` is in the answer's unit;
 * the bounds are multiplied instead, so that nothing is rounded. With answer a and tolerance t:
 * none a · nominal a ± t · relative a ± |a|·t · geometric [a/(1+t), a·(1+t)], its ends swapped for a negative a ·
 * range [min, max].
 */
export function isWithinTolerance(
  number: ExactNumber,
  { value = '0', tolerance }: Pick<NumericAnswer, 'value' | 'tolerance'>,
  perBase: string = '1',
): boolean {
  const typed = new Exact(number)
  const answer = new Exact(value).times(perBase)
  switch (tolerance.type) {
    case 'none':
      return typed.eq(answer)
    case 'nominal':
      return typed.minus(answer).abs().lte(new Exact(tolerance.value).times(perBase))
    case 'relative':
      return typed.minus(answer).abs().lte(answer.abs().times(tolerance.value))
    case 'geometric': {
      const factor = new Exact(tolerance.value).plus(1)
      if (typed.times(answer).lt(0)) return false
      const [size, wanted] = [typed.abs(), answer.abs()]
      return size.times(factor).gte(wanted) && size.lte(wanted.times(factor))
    }
    case 'range':
      return (
        typed.gte(new Exact(tolerance.min).times(perBase)) &&
        typed.lte(new Exact(tolerance.max).times(perBase))
      )
  }
}

import type { Random } from '@/domain/items/random'
import type { TypeSamples } from '@/domain/items/types/item-type'
import { fractionOf } from '@/domain/items/types/single-choice/grade-choice'
import { distractor, type SampledOption } from '@/domain/items/types/single-choice/samples'
import { uniform } from '@/domain/simulation/draw'
import type { MultipleResponseRule } from './schema'

export const multipleResponseSamples = {
  key: ({ options, grading }) => keysOf(options, grading),
  incorrect: ({ options }, random) => mixedUp(options, random),
} satisfies TypeSamples<'multiple-response'>

export function keysOf(options: readonly SampledOption[], grading: MultipleResponseRule): string[] {
  const isChosen =
    grading === 'option-fractions'
      ? (option: SampledOption) => fractionOf(option) > 0
      : ({ key }: SampledOption) => key
  return options.filter(isChosen).map(({ id }) => id)
}

/** One key less, one other more. */
export function mixedUp(options: readonly SampledOption[], random: Random): string[] {
  const keys = options.filter(({ key }) => key).map(({ id }) => id)
  const extra = distractor(options, random)
  const kept = keys.length > 1 ? keys.filter((_, index) => index !== 0) : uniform(random) < 0.5 ? keys : []
  return extra ? [...kept, extra] : kept
}

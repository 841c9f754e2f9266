import type { Random } from '@/domain/items/random'
import type { TypeSamples } from '@/domain/items/types/item-type'
import { uniform } from '@/domain/simulation/draw'
import { fractionOf } from './grade-choice'

export interface SampledOption {
  readonly id: string
  readonly key: boolean
  readonly fraction?: number | undefined
}

export const singleChoiceSamples = {
  key: ({ options }) => bestOption(options),
  incorrect: ({ options }, random) => distractor(options, random),
} satisfies TypeSamples<'single-choice'>

export function bestOption(options: readonly SampledOption[]): string | undefined {
  const most = Math.max(...options.map(fractionOf))
  return options.find((option) => fractionOf(option) === most)?.id
}

/** Picks the first of the incorrect ones half of the time, and so on. */
export function distractor(options: readonly SampledOption[], random: Random): string | undefined {
  const wrong = options.filter(({ key }) => !key)
  const at = wrong.findIndex(() => uniform(random) < 0.5)
  return (wrong[at] ?? wrong.at(-1))?.id
}

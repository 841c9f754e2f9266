import type { TypeSamples } from '@/domain/items/types/item-type'
import { uniform } from '@/domain/simulation/draw'

export const matchingSamples = {
  key: ({ stems }) => Object.fromEntries(stems.map(({ id, choice }) => [id, choice])),
  incorrect: ({ stems, choices }, random) =>
    Object.fromEntries(
      stems.map(({ id, choice }) => [
        id,
        uniform(random) < 0.5 ? choice : choices[random.nextInt(choices.length)]?.id,
      ]),
    ),
} satisfies TypeSamples<'matching' | 'categorize'>

import type { ItemOfType } from '@/domain/items/item'
import type { TypeSamples } from '@/domain/items/types/item-type'
import { bestNumber } from '@/domain/items/types/numeric/samples'
import { bestText } from '@/domain/items/types/short-text/samples'
import { bestOption, distractor } from '@/domain/items/types/single-choice/samples'
import type { ItemGap } from './schema'

export const clozeSamples = {
  key: keyOf,
  incorrect(item, random) {
    const wrong = item.gaps[random.nextInt(item.gaps.length)]
    return {
      ...keyOf(item),
      ...(wrong && { [wrong.id]: wrong.type === 'choice' ? distractor(wrong.options, random) : '1' }),
    }
  },
} satisfies TypeSamples<'cloze'>

function keyOf({ gaps }: ItemOfType<'cloze'>): Record<string, unknown> {
  return Object.fromEntries(gaps.map((gap) => [gap.id, keyOfGap(gap)]))
}

function keyOfGap(gap: ItemGap): string | undefined {
  switch (gap.type) {
    case 'choice':
      return bestOption(gap.options)
    case 'numeric':
      return bestNumber(gap)
    case 'text':
      return bestText(gap)
  }
}

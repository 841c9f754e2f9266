import type { TypeSamples } from '@/domain/items/types/item-type'

export const orderingSamples = {
  key: ({ elements }) => elements.map(({ id }) => id),
  incorrect({ elements }, random) {
    const ids = elements.map(({ id }) => id)
    const at = random.nextInt(ids.length - 1)
    return ids.map((id, index) => (index === at ? ids[at + 1] : index === at + 1 ? ids[at] : id))
  },
} satisfies TypeSamples<'ordering'>

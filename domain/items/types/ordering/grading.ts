import { plainOf, toRow } from '@/domain/grading/review-row'
import { plainText } from '@/domain/items/rich-text'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeOrdering } from './grade-ordering'

export const orderingGrading = {
  grade: (item, response) => gradeOrdering(item, response),
  rows({ elements }, { partOf }) {
    const textOf = (id: string | null) => plainOf(elements.find((element) => element.id === id))
    return elements.map(({ text }, index) => {
      const position = String(index + 1)
      const part = partOf(position)
      return toRow(part, position, textOf(part.chosen), plainText(text), [])
    })
  },
  // An order is judged as one: feedback on a wrong one belongs to no single position.
  remarkOnWhole: ({ otherwise }) => otherwise,
} satisfies TypeGrading<'ordering'>

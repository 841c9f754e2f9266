import { gradeResponse } from '@/domain/grading/grade-response'
import { invisibleText } from '@/domain/items/invisible-texts'
import type { Item } from '@/domain/items/item'
import { type ItemProblem, itemError } from '@/domain/items/item-problem'
import { keyResponse } from '@/domain/items/key-response'
import { authoringByType } from '@/domain/items/types/authoring-by-type'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/**
 * Finds problems that keep an item from working as a question: its points can’t be earned, or its key isn’t what it shows. The bundled
 * course, the editor, and publishing use the same validation. An item without errors can earn full points (`keyResponse` earns 1), unless a person grades it.
 */
export function validateItem(item: Item): ItemProblem[] {
  const authoring = authoringByType[item.type]
  const problems = [
    ...invisibleText(['stem'], item.stem, 'The question'),
    ...invisibleText(['explanation'], item.explanation, 'The explanation'),
    ...item.hints.flatMap((hint, index) => invisibleText(['hints', index], hint, 'This hint')),
    ...authoring.invisibleTexts(item),
    ...authoring.problems(item),
  ]
  if (problems.some(({ severity }) => severity === 'error')) return problems
  if (isGradedByPerson(item.type)) return problems
  const best = gradeResponse(item, keyResponse(item))
  if (best.status === 'graded' && best.earned >= best.possible) return problems
  return [...problems, itemError([], 'No answer earns full points.')]
}

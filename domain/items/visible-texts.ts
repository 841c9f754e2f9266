import type { Item } from '@/domain/items/item'
import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { seenText } from '@/domain/items/same-text'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { isVisible } from '@/domain/text/typed-text'

/** Finds texts that consist only of invisible characters or markup. The texts of options, prompts, and accepted answers are validated with their lists. */
export function invisibleTexts(item: Item): ItemProblem[] {
  return [
    ...invisible(['stem'], item.stem, 'The question'),
    ...invisible(['explanation'], item.explanation, 'The explanation'),
    ...item.hints.flatMap((hint, index) => invisible(['hints', index], hint, 'This hint')),
    ...remarksOf(item),
  ]
}

/** What is around the answers of each type. */
function remarksOf(item: Item): ItemProblem[] {
  switch (item.type) {
    case 'single-choice':
    case 'multiple-response':
      return ofRows('options', item.options)
    case 'hotspot':
      return ofRows('regions', item.regions)
    case 'evidence':
      return ofRows('passages', item.passages)
    case 'matching':
    case 'categorize':
      return [...ofRows('stems', item.stems), ...ofRows('choices', item.choices)]
    case 'ordering':
      return [
        ...ofOther(item),
        ...(item.ends ?? []).flatMap((end, index) => invisible(['ends', index], end, 'This label')),
      ]
    case 'true-false':
      return ofOther(item)
    case 'numeric':
    case 'short-text':
      return [...ofRows('answers', item.answers), ...ofOther(item)]
    case 'cloze':
      return [
        ...invisible(['text'], item.text, 'The text'),
        ...item.gaps.flatMap((gap, index) => within(['gaps', index], ofGap(gap))),
      ]
  }
}

function ofGap(gap: ItemGap): ItemProblem[] {
  return [
    ...invisible(['label'], gap.label, 'The label'),
    ...(gap.type === 'choice'
      ? ofRows('options', gap.options)
      : [...ofRows('answers', gap.answers), ...ofOther(gap)]),
  ]
}

interface Remark {
  readonly why?: string | undefined
  readonly feedback?: string | undefined
}

function ofOther({ otherwise }: { readonly otherwise?: Remark | undefined }): ItemProblem[] {
  return otherwise ? within(['otherwise'], ofRemark(otherwise)) : []
}

function ofRows(name: string, rows: readonly Remark[]): ItemProblem[] {
  return rows.flatMap((row, index) => within([name, index], ofRemark(row)))
}

function ofRemark({ why, feedback }: Remark): ItemProblem[] {
  return [...invisible(['why'], why, 'This reason'), ...invisible(['feedback'], feedback, 'This feedback')]
}

function invisible(path: ItemProblem['path'], text: string | undefined, what: string): ItemProblem[] {
  return text === undefined || isVisible(seenText(text))
    ? []
    : [itemError(path, `${what} has no visible text.`)]
}

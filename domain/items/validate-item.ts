import { sumOf } from '@/domain/grading/exact'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item, ItemOfType } from '@/domain/items/item'
import { type ItemProblem, itemError, itemWarning, within } from '@/domain/items/item-problem'
import { keyResponse } from '@/domain/items/key-response'
import { seenText } from '@/domain/items/same-text'
import { gapNames } from '@/domain/items/types/cloze/gap-names'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { fractionOf } from '@/domain/items/types/single-choice/grade-choice'
import { validateAnswers } from '@/domain/items/validate-answers'
import { invisibleTexts } from '@/domain/items/visible-texts'
import { isVisible } from '@/domain/text/typed-text'

/**
 * Finds problems that keep an item from working as a question: its points can’t be earned, or its key isn’t what it shows. The bundled
 * course, the editor, and publishing use the same validation. An item without errors can earn full points: `keyResponse` earns 1.
 */
export function validateItem(item: Item): ItemProblem[] {
  const problems = [...invisibleTexts(item), ...problemsOfType(item)]
  if (problems.some(({ severity }) => severity === 'error')) return problems
  const best = gradeResponse(item, keyResponse(item))
  if (best.status === 'graded' && best.earned >= best.possible) return problems
  return [...problems, itemError([], 'No answer earns full points.')]
}

function problemsOfType(item: Item): ItemProblem[] {
  switch (item.type) {
    case 'single-choice':
      return within(['options'], optionProblems(item.options, 'option'))
    case 'multiple-response':
      return severalProblems(item.options, 'options', 'option', item.grading)
    case 'true-false':
      return []
    case 'matching':
    case 'categorize':
      return pairProblems(item)
    case 'ordering':
      return orderingProblems(item)
    case 'numeric':
    case 'short-text':
      return validateAnswers(item)
    case 'cloze':
      return clozeProblems(item)
    case 'hotspot':
      return hotspotProblems(item)
    case 'evidence':
      return evidenceProblems(item)
  }
}

interface Option {
  readonly id: string
  readonly text: string
  readonly key: boolean
  readonly fraction?: number | undefined
}

/** Paths start at the list. */
function optionProblems(options: readonly Option[], what: string): ItemProblem[] {
  return [...idProblems(options, what), ...textProblems(options, what), ...bestOptionProblems(options, what)]
}

/**
 * In single choice, every option that earns full points is a key, and a key can’t earn less. Several keys are allowed, because a regrade
 * request can add one, but authors seldom mean them.
 */
function bestOptionProblems(options: readonly Option[], what: string): ItemProblem[] {
  const unequal = options.flatMap((option, index) => {
    const worth = fractionOf(option)
    if (option.key && worth < 1)
      return [itemError([index, 'fraction'], `A correct ${what} must be worth 1, not ${worth}.`)]
    return !option.key && worth >= 1
      ? [itemError([index, 'fraction'], `This ${what} earns full points but isn’t marked as correct.`)]
      : []
  })
  if (unequal.length > 0) return unequal
  const keys = options.filter(({ key }) => key)
  if (keys.length === 0) return [itemError([], `Mark the correct ${what}.`)]
  return keys.length > 1
    ? [itemWarning([], `${keys.length} ${what}s are marked as correct. Each of them earns full points.`)]
    : []
}

function severalProblems(
  options: readonly Option[],
  list: string,
  what: string,
  grading: ItemOfType<'multiple-response'>['grading'],
): ItemProblem[] {
  const found = within([list], [...idProblems(options, what), ...textProblems(options, what)])
  if (!options.some(({ key }) => key))
    return [...found, itemError([list], `Mark at least one correct ${what}.`)]
  if (grading !== 'option-fractions') return found
  const worthless = options.flatMap((option, index) =>
    option.key && fractionOf(option) <= 0
      ? [itemError([list, index, 'fraction'], `A correct ${what} must be worth more than 0.`)]
      : [],
  )
  const best = sumOf(options.map(fractionOf).filter((fraction) => fraction > 0))
  return best >= 1
    ? [...found, ...worthless]
    : [
        ...found,
        ...worthless,
        itemError(
          [list],
          `The shares above 0 add up to ${best}, so no one can earn full points. They must add up to 1 or more.`,
        ),
      ]
}

function pairProblems({ stems, choices }: ItemOfType<'matching' | 'categorize'>): ItemProblem[] {
  const known = new Set(choices.map(({ id }) => id))
  return [
    ...within(['stems'], [...idProblems(stems, 'prompt'), ...textProblems(stems, 'prompt')]),
    ...within(['choices'], [...idProblems(choices, 'choice'), ...textProblems(choices, 'choice')]),
    ...stems.flatMap(({ choice }, index) =>
      known.has(choice)
        ? []
        : [itemError(['stems', index, 'choice'], 'Choose the correct match for this prompt.')],
    ),
  ]
}

function orderingProblems({ elements }: ItemOfType<'ordering'>): ItemProblem[] {
  const texts = new Set(elements.map(({ text }) => seenText(text)))
  return [
    ...within(['elements'], [...idProblems(elements, 'element'), ...textProblems(elements, 'element')]),
    ...(texts.size > 1
      ? []
      : [itemError(['elements'], 'All elements have the same text, so every order is correct.')]),
  ]
}

function clozeProblems(item: ItemOfType<'cloze'>): ItemProblem[] {
  const named = gapNames(item.text)
  const known = new Set(item.gaps.map(({ id }) => id))
  const undefinedGaps = [...new Set(named.filter((name) => !known.has(name)))].map((name) =>
    itemError(['text'], `The text has a gap {{${name}}} that isn’t in the list of gaps.`),
  )
  return [
    ...within(['gaps'], idProblems(item.gaps, 'gap')),
    ...undefinedGaps,
    ...item.gaps.flatMap((gap, index) => [
      ...within(['gaps', index, 'id'], gapReferenceProblems(gap.id, named)),
      ...within(['gaps', index], gapProblems(gap)),
    ]),
  ]
}

function gapReferenceProblems(id: string, named: readonly string[]): ItemProblem[] {
  const count = named.filter((name) => name === id).length
  if (count === 1) return []
  return [
    itemError(
      [],
      count === 0
        ? `Put {{${id}}} into the text.`
        : `The text has {{${id}}} ${count} times. Use each gap once.`,
    ),
  ]
}

function gapProblems(gap: ItemGap): ItemProblem[] {
  return gap.type === 'choice'
    ? within(['options'], optionProblems(gap.options, 'option'))
    : validateAnswers(gap)
}

function hotspotProblems(item: ItemOfType<'hotspot'>): ItemProblem[] {
  const { regions, multiple, grading } = item
  const texts = regions.map(({ text }) => seenText(text).toLowerCase())
  const same = regions.flatMap((_, index) =>
    texts.indexOf(texts[index] ?? '') < index
      ? [itemError(['regions', index], 'This region is in the list twice.')]
      : [],
  )
  const keys = multiple
    ? severalProblems(regions, 'regions', 'region', grading)
    : within(['regions'], optionProblems(regions, 'region'))
  // Report a duplicate region once.
  return [...keys.filter(({ path }) => !same.some((other) => other.path[1] === path[1])), ...same]
}

function evidenceProblems({ passages, grading }: ItemOfType<'evidence'>): ItemProblem[] {
  const places = passages.map(({ at }) => at)
  return [
    ...severalProblems(passages, 'passages', 'passage', grading),
    ...passages.flatMap(({ at }, index) =>
      places.indexOf(at) < index
        ? [itemError(['passages', index, 'at'], 'This passage is in the list twice.')]
        : [],
    ),
  ]
}

function idProblems(entries: readonly { readonly id: string }[], what: string): ItemProblem[] {
  const ids = entries.map(({ id }) => id)
  return entries.flatMap(({ id }, index) =>
    ids.indexOf(id) < index ? [itemError([index, 'id'], `Two ${what}s have the ID ${id}.`)] : [],
  )
}

/** Equal texts are graded as interchangeable, but an author seldom means them. */
function textProblems(entries: readonly { readonly text: string }[], what: string): ItemProblem[] {
  const texts = entries.map(({ text }) => seenText(text).toLowerCase())
  return texts.flatMap((text, index) => {
    if (!isVisible(text)) return [itemError([index, 'text'], `This ${what} has no visible text.`)]
    return texts.indexOf(text) < index
      ? [itemWarning([index, 'text'], `Two ${what}s are the same: “${text}”.`)]
      : []
  })
}

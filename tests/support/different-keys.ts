import fc from 'fast-check'
import type { GradingResult } from '@/domain/grading/grade'
import type { Item } from '@/domain/items/item'
import type { ItemGap } from '@/domain/items/types/cloze/schema'

/** Pairs of items that differ only in their key, and responses to either. */

type Keyed = { key: boolean; fraction?: number | undefined }

/** The same options with others as keys: the same number of keys if only one is allowed. */
function rekeyed<T extends Keyed>(options: readonly T[], isSingle: boolean): fc.Arbitrary<T[]> {
  const keys = isSingle
    ? fc.nat({ max: options.length - 1 }).map((index) => [index])
    : fc.subarray(
        options.map((_, index) => index),
        { minLength: 1 },
      )
  return keys.map((chosen) =>
    options.map(({ fraction: _, ...option }, index) => ({ ...option, key: chosen.includes(index) }) as T),
  )
}

function rekeyedGap(gap: ItemGap): fc.Arbitrary<ItemGap> {
  switch (gap.type) {
    case 'choice':
      return rekeyed(gap.options, true).map((options) => ({ ...gap, options }))
    case 'numeric':
      return fc.integer({ min: 100, max: 999 }).map((value) => ({ ...gap, answers: numbers(value) }))
    case 'text':
      return fc.constantFrom(...WORDS).map((text) => ({ ...gap, answers: [{ text, fraction: 1 }] }))
  }
}

const WORDS = ['mandate', 'council', 'charter', 'border'] as const
const numbers = (value: number) => [
  { value: String(value), fraction: 1, tolerance: { type: 'none' } as const },
]

/** The item with any key. */
function withAnyKey(item: Item): fc.Arbitrary<Item> {
  switch (item.type) {
    case 'single-choice':
      return rekeyed(item.options, true).map((options) => ({ ...item, options }))
    case 'multiple-response':
      return rekeyed(item.options, false).map((options) => ({ ...item, options }))
    case 'hotspot':
      return rekeyed(item.regions, !item.multiple).map((regions) => ({ ...item, regions }))
    case 'evidence':
      return rekeyed(item.passages, false).map((passages) => ({ ...item, passages }))
    case 'true-false':
      return fc.boolean().map((answer) => ({ ...item, answer }))
    case 'matching':
    case 'categorize': {
      const ids = item.choices.map(({ id }) => id)
      const { stems } = item
      return fc
        .array(fc.constantFrom(...ids), { minLength: stems.length, maxLength: stems.length })
        .map((choices) => ({
          ...item,
          stems: stems.map((stem, index) => ({ ...stem, choice: choices[index] ?? '' })),
        }))
    }
    case 'ordering':
      return fc
        .shuffledSubarray(item.elements, { minLength: item.elements.length })
        .map((elements) => ({ ...item, elements }))
    case 'numeric':
      return fc.integer({ min: 100, max: 999 }).map((value) => ({ ...item, answers: numbers(value) }))
    case 'short-text':
      return fc.constantFrom(...WORDS).map((text) => ({ ...item, answers: [{ text, fraction: 1 }] }))
    case 'open-response':
      return fc.constantFrom(...WORDS).map((modelAnswer) => ({ ...item, modelAnswer }))
    case 'cloze':
      return fc.tuple(...item.gaps.map(rekeyedGap)).map((gaps) => ({ ...item, gaps }))
  }
}

/** Two items that differ only in their key. */
export function differentKeys(item: Item): fc.Arbitrary<[Item, Item]> {
  return fc
    .tuple(withAnyKey(item), withAnyKey(item))
    .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other))
}

/** A response of the item's shape, often incomplete; typed responses are rarely correct. */
export function someResponse(item: Item): fc.Arbitrary<unknown> {
  const oneOf = (list: readonly { id: string }[]) => fc.constantFrom(...list.map(({ id }) => id), null)
  const someOf = (list: readonly { id: string }[]) => fc.subarray(list.map(({ id }) => id))
  switch (item.type) {
    case 'single-choice':
      return oneOf(item.options)
    case 'multiple-response':
      return someOf(item.options)
    case 'hotspot':
      return item.multiple ? someOf(item.regions) : oneOf(item.regions)
    case 'evidence':
      return someOf(item.passages)
    case 'true-false':
      return fc.constantFrom(null, null, true, false)
    case 'matching':
    case 'categorize':
      return fc.record(Object.fromEntries(item.stems.map(({ id }) => [id, oneOf(item.choices)])))
    case 'ordering':
      return fc.oneof(
        fc.constant(null),
        fc.shuffledSubarray(
          item.elements.map(({ id }) => id),
          { minLength: item.elements.length },
        ),
      )
    case 'numeric':
      return fc.constantFrom(null, '7', '150', 'newt')
    case 'short-text':
      return fc.constantFrom(null, 'mandate', 'newt')
    case 'open-response':
      return fc.constantFrom(null, 'I think so.', 'mandate')
    case 'cloze':
      return fc.record(Object.fromEntries(item.gaps.map((gap) => [gap.id, responseToGap(gap)])))
  }

  function responseToGap(gap: ItemGap): fc.Arbitrary<unknown> {
    if (gap.type === 'choice') return oneOf(gap.options)
    return gap.type === 'numeric'
      ? fc.constantFrom(null, '7', 'newt')
      : fc.constantFrom(null, 'newt', 'border')
  }
}

/** Whether two grades of one response are the same, in total and in each answered part. */
export function gradedAlike(a: GradingResult, b: GradingResult): boolean {
  return JSON.stringify(answeredParts(a)) === JSON.stringify(answeredParts(b))
}

function answeredParts(grade: GradingResult): unknown {
  if (grade.status !== 'graded') return grade
  return {
    ...grade,
    parts: grade.parts.filter(({ chosen, status }) => chosen !== null || status === 'ungradable'),
  }
}

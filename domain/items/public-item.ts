import type { Item } from '@/domain/items/item'
import { inOrder, type PresentationOrder, presentationOrder } from '@/domain/items/presentation-order'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { expectsThousandths } from '@/domain/items/types/numeric/expects-thousandths'
import type { NumberFormat, NumericUnits } from '@/domain/items/types/numeric/schema'

/** A choice without its key. */
export interface PublicOption {
  readonly id: string
  readonly text: string
}

/** How the learner should write a number’s unit. */
interface PublicUnits {
  readonly list: readonly { readonly name: string }[]
  readonly position: NumericUnits['position']
  /** Whether a missing unit costs points. */
  readonly policy: NumericUnits['policy']
}

interface PublicGapBase {
  readonly id: string
  readonly label: string
}

interface PublicNumber {
  readonly type: 'numeric'
  readonly format?: NumberFormat | undefined
  readonly units?: PublicUnits | undefined
  /**
   * Whether answers with three or more decimals are expected. This is the only public fact about the form of a key, so that the
   * browser asks about `1.960` if the server does.
   */
  readonly expectsThousandths?: boolean | undefined
  /** Whether the answer is a year. */
  readonly isYear?: boolean | undefined
}

/** What must match exactly, so that the page can inform learners. */
export interface PublicText {
  readonly caseSensitive?: boolean | undefined
  readonly accentSensitive?: boolean | undefined
  readonly punctuationSensitive?: boolean | undefined
}

export type PublicGap = PublicGapBase &
  (
    | { readonly type: 'choice'; readonly options: readonly PublicOption[] }
    | PublicNumber
    | ({ readonly type: 'text' } & PublicText)
  )

interface PublicItemBase {
  readonly id: string
  readonly stem: string
}

/** An item without key, fractions, hints, feedback, explanation, accepted answers and tolerances. */
export type PublicItem = PublicItemBase &
  (
    | { readonly type: 'single-choice' | 'multiple-response'; readonly options: readonly PublicOption[] }
    | { readonly type: 'true-false' }
    | ({ readonly type: 'short-text' } & PublicText)
    | {
        readonly type: 'matching' | 'categorize'
        readonly stems: readonly PublicOption[]
        readonly choices: readonly PublicOption[]
      }
    | {
        readonly type: 'ordering'
        readonly elements: readonly PublicOption[]
        readonly ends?: readonly [string, string] | undefined
      }
    | PublicNumber
    | { readonly type: 'cloze'; readonly text: string; readonly gaps: readonly PublicGap[] }
    | {
        readonly type: 'hotspot'
        readonly figure: string
        readonly multiple: boolean
        readonly regions: readonly PublicOption[]
      }
    | { readonly type: 'evidence'; readonly passages: readonly PublicOption[] }
  )

export type PublicItemOfType<T extends PublicItem['type']> = PublicItem & { readonly type: T }

/**
 * The item as sent to browsers. Lists every field that passes, so that new fields stay on the server until they are added here.
 * Without an order, the item’s ID is the seed: the authored order, which could reveal the key, is never shown.
 */
export function toPublicItem(
  item: Item,
  order: PresentationOrder = presentationOrder(item, item.id),
): PublicItem {
  const { id, stem } = item
  const list = (entries: readonly PublicOption[], name: string) =>
    inOrder(entries, order[name]).map(toPublicOption)
  switch (item.type) {
    case 'single-choice':
    case 'multiple-response':
      return { type: item.type, id, stem, options: list(item.options, 'options') }
    case 'true-false':
      return { type: item.type, id, stem }
    case 'short-text':
      return { type: item.type, id, stem, ...toPublicText(item) }
    case 'matching':
    case 'categorize':
      return {
        type: item.type,
        id,
        stem,
        stems: list(item.stems, 'stems'),
        choices: list(item.choices, 'choices'),
      }
    case 'ordering':
      return {
        type: item.type,
        id,
        stem,
        elements: list(item.elements, 'elements'),
        ...(item.ends && { ends: [item.ends[0], item.ends[1]] as const }),
      }
    case 'numeric':
      return { id, stem, ...toPublicNumber(item) }
    case 'cloze': {
      const gaps = item.gaps.map((gap) => toPublicGap(gap, order[`gap:${gap.id}`]))
      return { type: item.type, id, stem, text: item.text, gaps }
    }
    case 'hotspot': {
      const { type, figure, multiple } = item
      return { type, id, stem, figure, multiple, regions: list(item.regions, 'regions') }
    }
    case 'evidence':
      return { type: item.type, id, stem, passages: list(item.passages, 'passages') }
  }
}

function toPublicOption({ id, text }: PublicOption): PublicOption {
  return { id, text }
}

function toPublicNumber({
  answers,
  format,
  units,
  isYear,
}: Pick<Extract<Item, { type: 'numeric' }>, 'answers' | 'format' | 'units' | 'isYear'>): PublicNumber {
  return {
    type: 'numeric',
    ...(format && { format: { decimal: format.decimal, group: format.group } }),
    ...(units && {
      units: {
        list: units.list.map(({ name }) => ({ name })),
        position: units.position,
        policy: units.policy,
      },
    }),
    ...(expectsThousandths(answers) && { expectsThousandths: true }),
    ...(isYear && { isYear }),
  }
}

function toPublicText({ caseSensitive, accentSensitive, punctuationSensitive }: PublicText): PublicText {
  return {
    ...(caseSensitive && { caseSensitive }),
    ...(accentSensitive && { accentSensitive }),
    ...(punctuationSensitive && { punctuationSensitive }),
  }
}

function toPublicGap(gap: ItemGap, order: readonly string[] | undefined): PublicGap {
  const { id, label } = gap
  switch (gap.type) {
    case 'choice':
      return { id, label, type: gap.type, options: inOrder(gap.options, order).map(toPublicOption) }
    case 'numeric':
      return { id, label, ...toPublicNumber(gap) }
    case 'text':
      return { id, label, type: gap.type, ...toPublicText(gap) }
  }
}

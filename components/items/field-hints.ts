import type { PublicItemOfType } from '@/domain/items/public-item'
import type { PublicGap } from '@/domain/items/types/cloze/presentation'
import type { PublicText } from '@/domain/items/types/short-text/presentation'
import { formatList } from '@/domain/text/format'

const GROUPS = {
  ',': 'commas or spaces',
  '.': 'periods or spaces',
  "'": 'apostrophes or spaces',
  ' ': 'spaces',
} as const

type Numeric = Pick<PublicItemOfType<'numeric'>, 'format' | 'units' | 'isYear'>

/** How to write a number with the item's separators; '' if there is no hint, as for a year. */
export function numberHint({ format, units, isYear }: Numeric): string {
  const unit = units ? `Unit: ${units.list.map(({ name }) => name).join(' or ')}.` : ''
  if (isYear) return unit
  if (!format) return ['Use digits, without separators between thousands.', unit].join(' ').trim()
  const decimal = format.decimal === ',' ? 'a comma' : 'a period'
  return [
    `Use ${decimal} for decimals.`,
    ...(format.group === format.decimal ? [] : [`You can separate thousands with ${GROUPS[format.group]}.`]),
    unit,
  ]
    .join(' ')
    .trim()
}

/** Returns the hints for the numbers in a text with gaps, without duplicates. */
export function gapsHint(gaps: readonly PublicGap[]): string {
  const hints = gaps.flatMap((gap) => (gap.type === 'numeric' ? [numberHint(gap)] : []))
  return [...new Set(hints)].filter(Boolean).join(' ')
}

/** Lists what must be exact in a text answer. */
export function textHint({ caseSensitive, accentSensitive, punctuationSensitive }: PublicText): string {
  const exact = [
    ...(caseSensitive ? ['capitals'] : []),
    ...(accentSensitive ? ['accents'] : []),
    ...(punctuationSensitive ? ['punctuation'] : []),
  ]
  if (exact.length === 0) return 'A word or a few. Capitals, accents, and punctuation don’t matter.'
  return `A word or a few. Type ${formatList(exact)} exactly.`
}

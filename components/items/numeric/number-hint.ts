import type { PublicNumber } from '@/domain/items/types/numeric/presentation'

const GROUPS = {
  ',': 'commas or spaces',
  '.': 'periods or spaces',
  "'": 'apostrophes or spaces',
  ' ': 'spaces',
} as const

type Asked = Pick<PublicNumber, 'format' | 'units' | 'isYear'>

/** How to write a number with the item's separators; '' if there is no hint, as for a year. */
export function numberHint({ format, units, isYear }: Asked): string {
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

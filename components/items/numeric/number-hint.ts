import type { PublicNumber } from '@/domain/items/types/numeric/public-item'

type Asked = Pick<PublicNumber, 'format' | 'units' | 'isYear'>

/** What to enter, and what the item requires of its form. */
export function numberHint(number: Asked): string {
  return formHint(number) || (number.isYear ? 'A year.' : 'A number.')
}

/** What the item requires of a number's form; '' if it accepts the usual forms. */
export function formHint({ format, units, isYear }: Asked): string {
  const unit = units ? `Unit: ${units.list.map(({ name }) => name).join(' or ')}.` : ''
  const needsForm = !isYear && format?.decimal !== '.'
  if (!needsForm) return unit && `${isYear ? 'A year.' : 'A number.'} ${unit}`
  const form = format ? 'with a comma for decimals' : 'without separators between thousands'
  return `A number, ${form}. ${unit}`.trim()
}

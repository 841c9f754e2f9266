import { type Reading, readable, unreadable } from '@/domain/items/response'
import { findAmbiguity } from '@/domain/items/types/numeric/ambiguous-number'
import { normalizeNumber } from '@/domain/items/types/numeric/normalize-number'
import type { NumberFormat } from '@/domain/items/types/numeric/schema'

/**
 * A number without rounding, as a string that decimal arithmetic reads (`25e3`): digits without zeros at either end
 * and a power of ten. Two spellings of one number are one string.
 */
export type ExactNumber = string

/** Tried one after the other if an item doesn't fix its separators. */
const customs: readonly NumberFormat[] = [
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: '.', group: "'" },
  { decimal: ',', group: "'" },
]

/** Powers of ten beyond which a number counts as a mistake, and its arithmetic as an attack. */
const largestPower = 400

/**
 * Reads a number as people type it: `25,000`, `25 000`, `25.0k`, `−42.5`, `.3`, `3×10^8`, `1e4`. With `format`, its
 * separators apply, and a space always groups too. A notation that could mean two numbers is a problem that names
 * both (`findAmbiguity`). Groups have three digits, except the first, and one separator throughout.
 * @param hasThousandths whether three or more decimals are expected
 */
export function readNumber(
  typed: string,
  format?: NumberFormat,
  hasThousandths = false,
): Reading<ExactNumber> {
  const text = normalizeNumber(typed)
  const numbers = new Set<ExactNumber>()
  for (const custom of format ? [format] : customs) {
    const number = readIn(text, custom)
    if (number === 'out-of-range') {
      return unreadable('number-out-of-range', 'This number is too large or too small.')
    }
    if (number !== undefined) numbers.add(number)
  }
  const problem = findAmbiguity(text, numbers.size, format, hasThousandths)
  if (problem) return { ok: false, problem }
  const [number] = numbers
  if (number === undefined) return unreadable('not-a-number', notANumber(format))
  return readable(number)
}

function notANumber(format: NumberFormat | undefined): string {
  if (!format) return 'This isn’t a number. Enter only digits, such as 1234.5.'
  const { decimal, group } = format
  return `This isn’t a number. Enter only digits, such as 1234${decimal}5 or 1${group}234${decimal}5.`
}

const power = String.raw`(?: ?e ?([+-]?\d{1,6})| ?[x*] ?10 ?(?:\^|\*\*) ?([+-]?\d{1,6})| ?(k))?`

/** Linear: each alternative starts with a digit or the decimal sign, and no two parts can share a character. */
function patternOf({ decimal, group }: NumberFormat): RegExp {
  const separators = new Set([group, ' '])
  separators.delete(decimal)
  const grouped = [...separators].map((sign) => String.raw`[1-9]\d{0,2}(?:[${sign}]\d{3})+`).join('|')
  return new RegExp(
    String.raw`^([+-]?) ?(?:(${grouped}|\d+)(?:[${decimal}](\d*))?|[${decimal}](\d+))${power}$`,
    'i',
  )
}

function readIn(text: string, format: NumberFormat): ExactNumber | 'out-of-range' | undefined {
  // The separators of Arabic digits are unambiguous, whatever the item's own are.
  const match = patternOf(format).exec(text.replaceAll('٫', format.decimal).replaceAll('٬', format.group))
  if (!match) return undefined
  const [, sign, whole, decimals, decimalsAlone, exponent, powerOfTen, thousand] = match
  const fraction = decimals ?? decimalsAlone ?? ''
  const digits = `${whole ?? 0}${fraction}`.replace(/\D/g, '').replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  const shift = thousand ? 3 : Number(exponent ?? powerOfTen ?? 0)
  const exponentOfLast = shift - fraction.length + (digits.length - significant.length)
  if (Math.abs(exponentOfLast + significant.length) > largestPower) return 'out-of-range'
  return `${sign === '-' ? '-' : ''}${significant}e${exponentOfLast}`
}

import { withoutInvisible } from '@/domain/items/invisible-characters'
import type { NumberFormat } from '@/domain/items/item'
import { type Reading, readable, unreadable } from '@/domain/items/response'

/**
 * A number without rounding, as a string that decimal arithmetic reads (`25e3`): digits without zeros at either end
 * and a power of ten. Two spellings of one number are one string.
 */
export type ExactNumber = string

/** Where an item fixes no separators every custom in use is tried. */
const customs: readonly NumberFormat[] = [
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: '.', group: "'" },
  { decimal: ',', group: "'" },
]

/** Powers of ten beyond which a number is taken for a slip, and arithmetic for an attack. */
const largestPower = 400

/**
 * Reads a number as people type it: `25,000`, `25 000`, `25.0k`, `−42.5`, `.3`, `3×10^8`, `1e4`. With `format` its
 * separators are in force (a space always groups too); without, a spelling that could be two numbers (`1.500`) is a
 * problem. Groups have three digits, all but the first, and one separator throughout.
 */
export function readNumber(typed: string, format?: NumberFormat): Reading<ExactNumber> {
  const text = normaliseNumber(typed)
  const numbers = new Set<ExactNumber>()
  for (const custom of format ? [format] : customs) {
    const number = readIn(text, custom)
    if (number === 'out-of-range') {
      return unreadable('number-out-of-range', 'This number is too large or too small to be read.')
    }
    if (number !== undefined) numbers.add(number)
  }
  const [number, another] = numbers
  if (number === undefined) return unreadable('not-a-number', notANumber(format))
  if (another !== undefined) {
    return unreadable(
      'ambiguous-number',
      'This could be two numbers. Write it without separators between thousands, and without zeros after the decimals.',
    )
  }
  return readable(number)
}

function notANumber(format: NumberFormat | undefined): string {
  if (!format) return 'This is not a number. Write digits alone, such as 1234.5.'
  const { decimal, group } = format
  return `This is not a number. Write digits alone, such as 1234${decimal}5 or 1${group}234${decimal}5.`
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** One spelling for signs, spaces, apostrophes and powers. Also used for the names of units, so that both sides agree. */
export function normaliseNumber(typed: string): string {
  return withoutInvisible(typed)
    .replace(/10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power: string) => {
      const digits = [...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign)))
      return `10^${digits.filter((digit) => digit !== -1).join('')}`
    })
    .normalize('NFKC')
    .replace(/[−‐‑‒–—]/g, '-')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[×·⋅∙]/g, '*')
    .replace(/\s+/g, ' ')
    .trim()
}

const power = String.raw`(?: ?e ?([+-]?\d{1,6})| ?[x*] ?10 ?(?:\^|\*\*) ?([+-]?\d{1,6})| ?(k))?`
const patterns = new Map<string, RegExp>()

/** Linear: each alternative starts with a digit or the decimal sign and no two parts can share a character. */
function patternOf({ decimal, group }: NumberFormat): RegExp {
  const known = patterns.get(decimal + group)
  if (known) return known
  const separators = new Set([group, ' '])
  separators.delete(decimal)
  const grouped = [...separators].map((sign) => String.raw`[1-9]\d{0,2}(?:[${sign}]\d{3})+`).join('|')
  const pattern = new RegExp(
    String.raw`^([+-]?) ?(?:(${grouped}|\d+)(?:[${decimal}](\d*))?|[${decimal}](\d+))${power}$`,
    'i',
  )
  patterns.set(decimal + group, pattern)
  return pattern
}

function readIn(text: string, format: NumberFormat): ExactNumber | 'out-of-range' | undefined {
  const match = patternOf(format).exec(text)
  if (!match) return undefined
  const [, sign, whole = '', decimals = '', decimalsAlone = '', exponent, powerOfTen, thousand] = match
  const fraction = decimals + decimalsAlone
  const digits = (whole.replace(/\D/g, '') + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  const shift = thousand ? 3 : Number(exponent ?? powerOfTen ?? 0)
  const exponentOfLast = shift - fraction.length + (digits.length - significant.length)
  if (Math.abs(exponentOfLast + significant.length) > largestPower) return 'out-of-range'
  return `${sign === '-' ? '-' : ''}${significant}e${exponentOfLast}`
}

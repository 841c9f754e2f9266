import { type ExactNumber, normaliseNumber, readNumber } from '@/domain/grading/numeric/read-number'
import type { NumberFormat } from '@/domain/items/item'
import { type NumberWithUnit, type Reading, readable, unreadable } from '@/domain/items/response'

/** What reading a quantity needs to know of an item; a public item has it too. */
export interface QuantityFormat {
  readonly format?: NumberFormat | undefined
  readonly units?:
    | {
        readonly list: readonly { readonly name: string }[]
        readonly position: 'before' | 'after'
        readonly policy: 'optional' | 'penalised'
      }
    | undefined
}

export interface Quantity {
  readonly number: ExactNumber
  /** The place of the unit in the item's list; `none` where none was given; `unknown` only where units are penalised. */
  readonly unit: number | 'none' | 'unknown'
  /** The unknown unit, as it was read. */
  readonly name?: string
}

interface Split {
  readonly number: ExactNumber
  readonly rest: string
}

/**
 * A number with or without its unit. A missing unit is fine here; an unknown one is a problem, except where the item
 * penalises units: there it counts as a wrong unit. Names of units are compared as written, then without case.
 */
export function readQuantity(
  typed: string | NumberWithUnit,
  { format, units }: QuantityFormat,
): Reading<Quantity> {
  const text = normaliseNumber(typeof typed === 'string' ? typed : quantityText(typed, units?.position))
  const alone = readNumber(text, format)
  if (alone.ok) return readable({ number: alone.value, unit: 'none' })
  if (!units) return alone

  const names = units.list.map(({ name }) => normaliseNumber(name))
  for (const { rest, unit } of knownUnits(text, names)) {
    const number = readNumber(rest, format)
    if (number.ok) return readable({ number: number.value, unit })
    if (number.problem.code !== 'not-a-number') return number
  }
  const split = splitNumber(text, format)
  if (!split) return alone
  if (units.policy === 'penalised')
    return readable({ number: split.number, unit: 'unknown', name: split.rest })
  const known = units.list.map(({ name }) => name).join(', ')
  return unreadable('unknown-unit', `The unit “${split.rest}” is not known here. Known units: ${known}.`)
}

/** What was typed in two fields, as one text. */
export function quantityText(
  { number, unit }: NumberWithUnit,
  position: 'before' | 'after' = 'after',
): string {
  return (position === 'before' ? `${unit} ${number}` : `${number} ${unit}`).trim()
}

/** The text without each unit that it ends or begins with, longest names first, exact case before any case. */
function knownUnits(text: string, names: readonly string[]): { rest: string; unit: number }[] {
  const byLength = names
    .map((name, unit) => ({ name, unit }))
    .sort((one, other) => other.name.length - one.name.length)
  const found = (fold: (part: string) => string) =>
    byLength.flatMap(({ name, unit }) => [
      ...(fold(text).endsWith(fold(name)) ? [{ rest: text.slice(0, text.length - name.length), unit }] : []),
      ...(fold(text).startsWith(fold(name)) ? [{ rest: text.slice(name.length), unit }] : []),
    ])
  return [...found((part) => part), ...found((part) => part.toLowerCase())]
}

/** The longest number that the text begins or ends with, and the words beside it. */
function splitNumber(text: string, format: NumberFormat | undefined): Split | undefined {
  for (let length = text.length - 1; length > 0; length -= 1) {
    const candidates = [
      { digits: text.slice(0, length), rest: text.slice(length).trim() },
      { digits: text.slice(-length), rest: text.slice(0, -length).trim() },
    ]
    for (const { digits, rest } of candidates) {
      // Words begin and end with something else than what numbers are made of: `1 2` is no number with the unit 2.
      if (!/^[^\d.,'+\s-](.*[^.,'+\s-])?$/.test(rest) || / [.,+-]?\d|\d /.test(rest)) continue
      const number = readNumber(digits, format)
      if (number.ok) return { number: number.value, rest }
    }
  }
  return undefined
}

import {
  type NumberWithUnit,
  type Reading,
  type ResponseProblem,
  readable,
  unreadable,
} from '@/domain/items/response'
import { whichNumber } from '@/domain/items/types/numeric/ambiguous-number'
import { expectsThousandths } from '@/domain/items/types/numeric/expects-thousandths'
import { normalizeNumber } from '@/domain/items/types/numeric/normalize-number'
import { type ExactNumber, readNumber } from '@/domain/items/types/numeric/read-number'
import type { NumberFormat, NumericAnswer } from '@/domain/items/types/numeric/schema'

/** The parts of an item needed to read a quantity; a public item has them too. */
export interface QuantityFormat {
  readonly format?: NumberFormat | undefined
  readonly units?:
    | {
        readonly list: readonly { readonly name: string }[]
        readonly position: 'before' | 'after'
        readonly policy: 'optional' | 'penalized'
      }
    | undefined
  /** The result of `expectsThousandths` if the answers aren't public. */
  readonly expectsThousandths?: boolean | undefined
  readonly answers?: readonly NumericAnswer[] | undefined
}

export interface Quantity {
  readonly number: ExactNumber
  /** The index of the unit in the item's list; `none` if none was given; `unknown` only if units are penalized. */
  readonly unit: number | 'none' | 'unknown'
  /** The unknown unit, as it was typed. */
  readonly name?: string
}

type Read = (text: string) => Reading<ExactNumber>

/** A text split into a number and the words next to it. */
interface Split {
  readonly number: Reading<ExactNumber>
  readonly words: string
  readonly isBefore: boolean
}

/**
 * Reads a number with or without its unit. A declared unit wins over a magnitude suffix (`300 K` is kelvins). A
 * missing unit is fine here; an unknown one is a problem, unless the item penalizes units: then it counts as an
 * incorrect unit. Names of units are compared as written, then without case.
 */
export function readQuantity(typed: string | NumberWithUnit, rules: QuantityFormat): Reading<Quantity> {
  const { format, units } = rules
  const hasThousandths = rules.expectsThousandths ?? expectsThousandths(rules.answers ?? [])
  const read: Read = (part) => readNumber(part, format, hasThousandths)
  const whole = typeof typed === 'string' ? typed : quantityText(typed, units?.position)
  const text = normalizeUnit(whole)
  // Two fields: the number belongs only in the first.
  const besides = (words: string, isBefore: boolean) => (choice: string) =>
    typeof typed === 'object' ? choice : isBefore ? `${words} ${choice}` : `${choice} ${words}`

  for (const { rest, unit, name, isBefore } of knownUnits(text, units?.list ?? [])) {
    const number = read(rest)
    if (number.ok) return readable({ number: number.value, unit })
    if (number.problem.code !== 'not-a-number') return withChoices(number.problem, besides(name, isBefore))
  }
  const alone = read(text)
  if (alone.ok) return readable({ number: alone.value, unit: 'none' })
  const split = alone.problem.code === 'not-a-number' ? splitWords(text, read) : undefined
  if (!split) return alone
  const words = asTyped(whole, split)
  if (units?.policy !== 'penalized') return unreadable('unknown-unit', unknownUnit(words, units?.list))
  if (!split.number.ok) return withChoices(split.number.problem, besides(words, split.isBefore))
  return readable({ number: split.number.value, unit: 'unknown', name: words })
}

function withChoices(problem: ResponseProblem, each: (choice: string) => string): Reading<never> {
  return { ok: false, problem: problem.choices ? whichNumber(problem.choices.map(each)) : problem }
}

function unknownUnit(words: string, units: readonly { readonly name: string }[] | undefined): string {
  if (!units) return `“${words}” isn’t part of the answer. Enter only the number.`
  return `“${words}” isn’t an accepted unit. Accepted units: ${units.map(({ name }) => name).join(', ')}.`
}

/** Joins the text of two fields. */
export function quantityText({ number, unit }: NumberWithUnit, position?: 'before' | 'after'): string {
  return (position === 'before' ? `${unit} ${number}` : `${number} ${unit}`).trim()
}

/** A period after an abbreviation counts as the end of a sentence. */
function normalizeUnit(text: string): string {
  return normalizeNumber(text).replace(/(?<=\p{L})\.$/u, '')
}

/** How a unit can be typed: `m²` as `m^2` and as `m2`. */
function spellingsOf(name: string): string[] {
  const plain = normalizeUnit(name).replaceAll('^', '')
  return [...new Set([plain, plain.replace(/(?<=\p{L})(?=-?\d)/gu, '^')])]
}

interface KnownUnit {
  readonly rest: string
  readonly unit: number
  /** As its author wrote it. */
  readonly name: string
  readonly isBefore: boolean
}

/** The text without each unit that it ends or starts with, exact case before any case, longest names first. */
function knownUnits(text: string, list: readonly { readonly name: string }[]): KnownUnit[] {
  const names = list
    .flatMap(({ name }, unit) => spellingsOf(name).map((spelling) => ({ spelling, unit, name })))
    .filter(({ spelling }) => spelling !== '')
    .sort((a, b) => b.spelling.length - a.spelling.length)
  const found = (fold: (part: string) => string) =>
    names.flatMap(({ spelling, unit, name }): KnownUnit[] => {
      const [whole, part] = [fold(text), fold(spelling)]
      return [
        ...(whole.endsWith(part)
          ? [{ rest: whole.slice(0, -part.length), unit, name, isBefore: false }]
          : []),
        ...(whole.startsWith(part) ? [{ rest: whole.slice(part.length), unit, name, isBefore: true }] : []),
      ]
    })
  return [...found((part) => part), ...found((part) => part.toLowerCase())]
}

/** The longest number that the text starts or ends with, and the rest of the text. */
function splitWords(text: string, read: Read): Split | undefined {
  // Stryker disable next-line ArithmeticOperator,EqualityOperator: an empty part is neither a number nor text
  for (let length = text.length - 1; length > 0; length -= 1) {
    const candidates = [
      { digits: text.slice(0, length), words: text.slice(length), isBefore: false },
      { digits: text.slice(-length), words: text.slice(0, -length), isBefore: true },
    ]
    for (const { digits, words, isBefore } of candidates) {
      const isWithinWord = !isBefore && /\p{L}$/u.test(digits) && /^\p{L}/u.test(words)
      if (isWithinWord || !areWords(words)) continue
      const number = read(digits)
      if (number.ok || number.problem.code !== 'not-a-number') return { number, words, isBefore }
    }
  }
  return undefined
}

/** The part of the typed text that was read as the words: `km²`, which is read as `km^2`. */
function asTyped(typed: string, { words, isBefore }: Split): string {
  const wanted = words.trim()
  for (let length = 1; length <= typed.length; length += 1) {
    const part = isBefore ? typed.slice(0, length) : typed.slice(-length)
    if (normalizeUnit(part) === wanted) return part.trim()
  }
  return wanted
}

/** Words start and end with characters that numbers don't contain: `1 2` isn't a number with the unit 2. */
function areWords(text: string): boolean {
  return /^[^\d.,'+\s^-](.*[^.,'+\s-])?$/.test(text) && !/ [.,+-]?\d|\d /.test(text)
}

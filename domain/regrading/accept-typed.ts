import { Decimal } from 'decimal.js'
import { Exact } from '@/domain/grading/exact'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { readTypedNumber } from '@/domain/items/response-shapes'
import type { NumericRules } from '@/domain/items/types/numeric/grade-numeric'
import { readQuantity } from '@/domain/items/types/numeric/read-quantity'
import { numbersOf } from '@/domain/items/types/numeric/samples'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import { isWithinTolerance } from '@/domain/items/types/numeric/within-tolerance'
import { gradeShortText } from '@/domain/items/types/short-text/grade-short-text'
import type { TextRules } from '@/domain/items/types/short-text/match-text'
import type { TextAnswer } from '@/domain/items/types/short-text/schema'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'

type Typed<T> = { answers: T[] }

/**
 * Adds typed text as an accepted answer. It goes before the answer that matched it so far, since the first match counts; it comes last if none
 * did. An answer that it fully replaces is removed.
 * @returns the new answers; `null` if nothing readable was typed
 */
export function withAcceptedText(rules: TextRules, raw: unknown): TextAnswer[] | null {
  const grade = gradeShortText(rules, raw)
  if (!grade.ok || grade.value.chosen === null) return null
  const { fraction, matched, chosen } = grade.value
  if (meetsThreshold(fraction, 1)) return [...rules.answers]
  // An asterisk would be a wildcard.
  const added = { text: chosen.replaceAll('*', '\\*'), fraction: 1 }
  const answers = inserted(rules.answers, matched, added)
  return answers.filter((answer) => {
    const [text, ...wildcards] = patternPieces(answer.text)
    if (wildcards.length > 0 || meetsThreshold(answer.fraction, 1)) return true
    const own = gradeShortText({ ...rules, answers }, text)
    return !own.ok || own.value.matched !== answers.indexOf(added)
  })
}

type NumberRules = Typed<NumericAnswer> & Pick<NumericRules, 'units'>

/**
 * Adds a typed number as an accepted answer, as it was read: never its text, which means another number with other separators. If only the unit was
 * wrong, the unit is accepted: a missing one becomes optional, an unknown one becomes a name of the base unit.
 * @returns the new answers and units; `null` if no number was typed, or one with an unknown unit that isn't an accepted number of the base unit
 */
export function withAcceptedNumber(rules: NumericRules, raw: unknown): NumberRules | null {
  const typed = readTypedNumber(raw)
  if (!typed.ok || typed.value === null) return null
  const { units } = rules
  const lenient = units && { ...units, policy: 'penalized' as const }
  const quantity = readQuantity(typed.value, { ...rules, units: lenient })
  if (!quantity.ok) return null
  const { number, unit, name } = quantity.value
  const perBase = units?.list.find((_, index) => index === unit)?.perBase
  const matched = rules.answers.findIndex((answer) => isWithinTolerance(number, answer, perBase))
  const isAccepted = meetsThreshold(rules.answers[matched]?.fraction ?? 0, 1)
  if (unit === 'unknown' && !isAccepted) return null
  const answers = isAccepted
    ? [...rules.answers]
    : withNumber(rules.answers, matched === -1 ? null : matched, number, perBase)
  return { answers, ...(units && { units: acceptedUnits(units, unit, name) }) }
}

function withNumber(
  answers: readonly NumericAnswer[],
  matched: number | null,
  number: string,
  perBase = '1',
): NumericAnswer[] {
  const added = { fraction: 1, ...quotient(number, perBase) }
  return inserted(answers, matched, added).filter(
    (answer) =>
      meetsThreshold(answer.fraction, 1) ||
      !numbersOf(answer).every((accepted) => isWithinTolerance(accepted, added)),
  )
}

type Units = NonNullable<NumericRules['units']>

function acceptedUnits(units: Units, unit: number | 'none' | 'unknown', name: string | undefined): Units {
  if (unit === 'none') return { ...units, policy: 'optional' }
  return name === undefined ? units : { ...units, list: [...units.list, { name, perBase: '1' }] }
}

/** Enough for every number that can be typed; a quotient that needs more digits doesn’t terminate. */
const LongDivision = Decimal.clone({ precision: 900 })
/** For a quotient that doesn’t terminate. */
const ShortDivision = Decimal.clone({ precision: 12 })

/** An answer that matches exactly this number of a unit; a range of 12 digits if the number in the base unit doesn’t terminate. */
function quotient(number: string, perBase: string): Pick<NumericAnswer, 'value' | 'tolerance'> {
  const exact = new LongDivision(number).div(perBase)
  if (new Exact(exact).times(perBase).eq(number))
    return { value: exact.toFixed(), tolerance: { type: 'none' } }
  const rounded = (rounding: Decimal.Rounding) =>
    ShortDivision.clone({ rounding }).div(number, perBase).toFixed()
  const [min, max] = [rounded(Decimal.ROUND_FLOOR), rounded(Decimal.ROUND_CEIL)]
  return { tolerance: { type: 'range', min, max } }
}

function inserted<T>(answers: readonly T[], before: number | null, added: T): T[] {
  return before === null
    ? [...answers, added]
    : [...answers.slice(0, before), added, ...answers.slice(before)]
}

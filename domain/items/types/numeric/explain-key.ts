import { Exact } from '@/domain/grading/exact'
import type { TypeExplanation } from '@/domain/items/types/item-type'
import { explainTyped, formatShare, type Grade, quote, verdictOn } from '@/domain/items/types/probe'
import type { NumericRules } from './grade-numeric'
import { numbersOf } from './samples'
import type { NumericAnswer, NumericUnits } from './schema'

export const numericExplanation = {
  explain: (item, grade) => explainNumber(item, grade),
} satisfies TypeExplanation<'numeric'>

/** Explains a number to type, of an item or a gap. */
export function explainNumber(rules: NumericRules, grade: Grade): string[] {
  const best = rules.answers.find(({ fraction }) => fraction >= 1)
  if (!best) return []
  const [middle = '0'] = numbersOf(best)
  const typing = typingOf(rules)
  return [
    ...explainTyped(
      spellingsOf(middle, typing.decimal).map((number) => typing.withUnit(number)),
      grade,
    ),
    ...explainRange(best, typing, grade),
    ...explainOthers(rules, best, typing, grade),
    ...(rules.units
      ? explainUnits(middle, rules.units, typing, grade)
      : explainNoUnit(middle, typing, grade)),
  ]
}

/** How numbers are typed for this question: its decimal separator, and the unit of its answers. */
interface Typing {
  readonly decimal: string
  withUnit(number: string, unit?: string): string
  write(number: Exact): string
}

function typingOf({ format, units }: NumericRules): Typing {
  const decimal = format?.decimal ?? '.'
  const base = units?.list.find(({ perBase }) => new Exact(perBase).eq(1))?.name
  return {
    decimal,
    withUnit(number, unit = base) {
      if (unit === undefined) return number
      return units?.position === 'before' ? `${unit} ${number}` : `${number} ${unit}`
    },
    write: (number) => number.toFixed().replace('.', decimal),
  }
}

/** A number as learners may write it: with each separator, with an extra decimal, and short. */
function spellingsOf(number: string, decimal: string): string[] {
  const plain = new Exact(number).toFixed()
  const [whole = '', decimals] = plain.split('.')
  if (decimals !== undefined) return ['.', ','].map((separator) => `${whole}${separator}${decimals}`)
  const isLong = /\d{4}/.test(whole)
  const thousands = new Exact(plain).times('0.001')
  return [
    plain,
    ...(isLong ? [',', ' ', '.', '’'] : []).map((group) => whole.replace(/(?<=\d)(?=(\d{3})+$)/g, group)),
    `${plain}${decimal}0`,
    ...(isLong && thousands.isInteger() ? [`${thousands.toFixed()}k`] : []),
  ]
}

/** Tries the ends of the accepted range, and the numbers just outside of them. */
function explainRange(best: NumericAnswer, { withUnit, write }: Typing, grade: Grade): string[] {
  const typed = (number: Exact) => withUnit(write(number))
  const earns = (number: Exact) => {
    const verdict = verdictOn(grade(typed(number)))
    return verdict.kind === 'earns' ? verdict.share : 0
  }
  const [low, high] = endsOf(best)
  const step = new Exact(10).pow(-Math.max(low.decimalPlaces(), high.decimalPlaces()))
  const outside = [low.minus(step), high.plus(step)]
  const [below = '', above = ''] = outside.map((number) => quote(typed(number)))
  if (outside.some((number) => earns(number) >= 1) || earns(low) < 1 || earns(high) < 1) return []
  if (low.eq(high)) {
    const areIncorrect = outside.every((number) => earns(number) <= 0)
    return areIncorrect ? [`No other number is close enough: ${below} and ${above} are incorrect.`] : []
  }
  return [
    `Every number from ${quote(typed(low))} to ${quote(typed(high))} is accepted, but not ${below} or ${above}.`,
  ]
}

/** The lowest and the highest number that an answer accepts. */
function endsOf(answer: NumericAnswer): [low: Exact, high: Exact] {
  const { value = '0', tolerance } = answer
  const ends = [
    ...numbersOf(answer),
    ...(tolerance.type === 'geometric' ? [nearEnd(value, tolerance.value)] : []),
  ]
  const numbers = ends.map((number) => new Exact(number))
  return [Exact.min(...numbers), Exact.max(...numbers)]
}

/** The end that is nearer to 0, which is a quotient: rounded to six digits, into the range. */
function nearEnd(value: string, tolerance: string): string {
  const end = new Exact(value).div(new Exact(tolerance).plus(1))
  return end.toSignificantDigits(6, Exact.ROUND_UP).toFixed()
}

/** Tries a number that each other answer accepts. */
function explainOthers(
  { answers }: NumericRules,
  best: NumericAnswer,
  { withUnit, write }: Typing,
  grade: Grade,
): string[] {
  return answers.flatMap((answer, index) => {
    if (answer === best) return []
    const samples = numbersOf(answer).map((number) => withUnit(write(new Exact(number))))
    const sample = samples.find((typed) => matchedIn(grade(typed)) === index)
    const verdict = sample === undefined ? null : verdictOn(grade(sample))
    return sample !== undefined && verdict?.kind === 'earns'
      ? [`${quote(sample)} earns ${formatShare(verdict.share)}.`]
      : []
  })
}

function matchedIn(graded: ReturnType<Grade>): number | null {
  return graded.status === 'graded' ? (graded.parts[0]?.matched ?? null) : null
}

function explainUnits(
  middle: string,
  { list }: NumericUnits,
  { withUnit, write }: Typing,
  grade: Grade,
): string[] {
  const number = new Exact(middle)
  const others = list.filter(({ perBase }) => !new Exact(perBase).eq(1))
  const unknown = list.some(({ name }) => name === 'units') ? 'things' : 'units'
  return [
    ...explainTyped(
      others.map(({ name, perBase }) => withUnit(write(number.times(perBase)), name)),
      grade,
    ),
    ...explainTyped([write(number)], grade).map((sentence) => `Without a unit: ${sentence}`),
    ...explainTyped([withUnit(write(number), unknown)], grade).map(
      (sentence) => `With another unit: ${sentence}`,
    ),
  ]
}

function explainNoUnit(middle: string, { withUnit, write }: Typing, grade: Grade): string[] {
  return explainTyped([withUnit(`${write(new Exact(middle))} km`)], grade).map(
    (sentence) => `With a unit: ${sentence}`,
  )
}

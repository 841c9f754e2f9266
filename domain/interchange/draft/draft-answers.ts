import type { Draft } from '@/domain/items/item-form'
import { round7 } from '../numbers'
import type { ReadAnswer, ReadGap, ReadOption, ReadOtherwise, ReadUnits } from '../question'
import { draftText, type FindImage } from './draft-text'

/** What every conversion needs. */
export interface DraftContext {
  /** Random, because an ID must not reveal the position in the correct order. */
  readonly newId: () => string
  readonly findImage: FindImage
}

/** Options of which one is correct. Only full points make a key. */
export function singleOptions(options: readonly ReadOption[], context: DraftContext): Draft[] {
  return options.map((option) => {
    const worth = option.fraction ?? (option.key ? 1 : 0)
    const isKey = worth > 0.999
    return {
      ...optionFields(option, context),
      key: isKey,
      ...(isKey || worth === 0 ? {} : { fraction: round7(worth) }),
    }
  })
}

/** Options of which several can be correct. Their shares matter for one rule only. */
export function severalOptions(
  options: readonly ReadOption[],
  rule: string | undefined,
  context: DraftContext,
): Draft[] {
  const worths = options.map(({ fraction, key }) => round7(fraction ?? (key ? 1 : 0)))
  const shares = rule === 'option-fractions' ? wholeShares(worths) : null
  return options.map((option, index) => ({
    ...optionFields(option, context),
    key: option.key ?? (worths[index] ?? 0) > 0,
    ...(shares ? { fraction: shares[index] ?? 0 } : {}),
  }))
}

/** Shares such as three times 33.33333% are meant to add up to 1: the last one above 0 gets the rest. */
function wholeShares(worths: readonly number[]): number[] {
  const sum = worths.filter((worth) => worth > 0).reduce((total, worth) => total + worth, 0)
  const last = worths.findLastIndex((worth) => worth > 0)
  if (last === -1 || Math.abs(sum - 1) > 0.005) return [...worths]
  return worths.map((worth, index) => (index === last ? round7(worth + 1 - sum) : worth))
}

function optionFields({ text, feedback }: ReadOption, { newId, findImage }: DraftContext): Draft {
  return { id: newId(), text: draftText(text, findImage), ...feedbackField(feedback, findImage) }
}

function feedbackField(feedback: ReadOption['feedback'], findImage: FindImage): Draft {
  const text = draftText(feedback, findImage)
  return text === '' ? {} : { feedback: text }
}

export function otherwiseField(otherwise: ReadOtherwise | undefined, { findImage }: DraftContext): Draft {
  const { feedback } = feedbackField(otherwise?.feedback, findImage)
  return feedback === undefined ? {} : { otherwise: { feedback } }
}

/** Accepted texts are as strict as in the source: accents, punctuation, and typos matter. */
export function textRules(gap: Typed, context: DraftContext): Draft {
  const { answers = [], otherwise, caseSensitive = false } = gap
  const rest: ReadAnswer[] = otherwise && otherwise.fraction > 0 ? [{ text: '*', ...otherwise }] : []
  return {
    answers: [...answers, ...rest].map((answer) => ({
      text: answer.text ?? answer.value ?? '',
      ...worthField(answer.fraction),
      ...feedbackField(answer.feedback, context.findImage),
    })),
    caseSensitive,
    accentSensitive: true,
    punctuationSensitive: true,
    acceptTypo: false,
    ...(rest.length > 0 ? {} : otherwiseField(otherwise, context)),
  }
}

type Typed = Pick<ReadGap, 'answers' | 'otherwise' | 'caseSensitive'>

export function numericRules({ answers = [], otherwise }: Typed, context: DraftContext): Draft {
  return {
    answers: answers.map((answer) => numericAnswer(answer, context)),
    format: { decimal: '.', group: ',' },
    ...otherwiseField(otherwise, context),
  }
}

function numericAnswer(
  { value, tolerance, fraction, feedback }: ReadAnswer,
  { findImage }: DraftContext,
): Draft {
  return {
    ...(value === undefined ? {} : { value }),
    tolerance: tolerance ?? { type: 'none' },
    ...worthField(fraction),
    ...feedbackField(feedback, findImage),
  }
}

function worthField(fraction: number): Draft {
  return fraction > 0.999 ? {} : { fraction: round7(fraction) }
}

/** Units of measurement, as Moodle has them. */
export function unitsField(units: ReadUnits | undefined): Draft {
  if (units === undefined || units.showunits === '3') return {}
  const { list, unitgradingtype = '0', unitpenalty = '0', unitsleft } = units
  const penalty = Number(unitpenalty)
  const isPenalized = unitgradingtype !== '0' && penalty > 0
  return {
    units: {
      list: list.map(({ name, multiplier }) => ({ name, perBase: multiplier || '1' })),
      position: unitsleft === '1' ? 'before' : 'after',
      policy: isPenalized ? 'penalized' : 'optional',
      ...(isPenalized ? { penalty, penaltyOf: unitgradingtype === '2' ? 'maximum' : 'response' } : {}),
    },
  }
}

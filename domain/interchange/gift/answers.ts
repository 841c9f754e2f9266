import { nominalTolerance, plainNumber } from '../numbers'
import { notANumber, QuestionError, requireTwo } from '../problems'
import type { ReadAnswer, ReadOption, ReadOtherwise, ReadPair, TextFormat } from '../question'
import { collapse, filled, type RichText } from '../rich-text'
import { requireFullMark, requireSomeMark } from '../weights'
import { showEscapes } from './escapes'
import { readText } from './text'

/** What stands between the braces, with escaped characters hidden, and the format of the question’s text. */
export interface AnswerText {
  readonly text: string
  readonly format: TextFormat
}

interface Part {
  readonly sign: '=' | '~'
  readonly weight: number | null
  readonly text: string
  readonly feedback?: RichText | undefined
}

/** A percentage right after `~` or `=`. */
const WEIGHT = /^%(-?\d+(?:\.\d*)?)%/

function readParts({ text, format }: AnswerText): Part[] {
  return [...text.matchAll(/([=~])([^=~]*)/g)].map(([, sign = '=', body = '']) => {
    const weight = WEIGHT.exec(body)
    const [words = '', ...feedback] = body.slice(weight?.[0].length ?? 0).split('#')
    const comment = readText(feedback.join('#'), format).text
    return {
      sign: sign === '~' ? '~' : '=',
      weight: weight ? readWeight(weight[1] ?? '', words) : null,
      text: words.trim(),
      feedback: filled(comment),
    }
  })
}

function readWeight(percent: string, words: string): number {
  const weight = Number(percent)
  if (Math.abs(weight) > 100) {
    const name = collapse(showEscapes(words))
    throw new QuestionError(
      'weight-out-of-range',
      `“${name}” is worth ${percent}%. A weight is between -100% and 100%.`,
    )
  }
  // 33.33333 is a third, to seven digits as every other fraction is compared.
  return Math.round(weight * 1e5) / 1e7
}

/** @returns the options, and whether several can be chosen: if none begins with `=` */
export function readOptions(answer: AnswerText): { options: ReadOption[]; isMultiple: boolean } {
  const parts = readParts(answer)
  const isMultiple = !parts.some(({ sign }) => sign === '=')
  const options = parts
    .filter(({ text, weight }) => text !== '' || weight !== null)
    .map((part) => ({
      text: readText(part.text, answer.format).text,
      fraction: part.weight ?? (part.sign === '=' ? 1 : 0),
      feedback: part.feedback,
    }))
  requireTwo(options)
  const fractions = options.map(({ fraction }) => fraction)
  if (isMultiple) requireSomeMark(fractions)
  else requireFullMark(fractions, '')
  return { options, isMultiple }
}

export function readShortText(answer: AnswerText): { answers: ReadAnswer[]; otherwise?: ReadOtherwise } {
  const parts = answer.text.includes('=')
    ? readParts(answer)
    : readParts({ ...answer, text: `=${answer.text}` })
  const read = parts.map(({ text, weight, feedback }) => ({
    text: collapse(showEscapes(text)),
    fraction: weight ?? 1,
    feedback,
  }))
  const answers = read.filter(({ text, fraction }) => text !== '' && !(text === '*' && fraction < 1))
  const rest = read.find(({ text, fraction }) => text === '*' && fraction < 1)
  requireFullMark(
    answers.map(({ fraction }) => fraction),
    '',
  )
  return { answers, ...(rest ? { otherwise: { fraction: rest.fraction, feedback: rest.feedback } } : {}) }
}

/** `-> choice` without a line is a choice that matches nothing. */
export function readPairs(answer: AnswerText): { pairs: ReadPair[]; extraChoices?: RichText[] } {
  const pairs: ReadPair[] = []
  const extra: RichText[] = []
  for (const { text } of readParts(answer)) {
    const [stem = '', ...rest] = text.split('->')
    const choice = collapse(showEscapes(rest.join('->')))
    const words = readText(stem, answer.format).text
    const read = readText(choice === '' ? '' : rest.join('->'), 'plain').text
    if (choice === '') throw new QuestionError('no-choice', `“${words.plain}” has no choice after “->”.`)
    if (words.isEmpty) extra.push(read)
    else pairs.push({ stem: words, choice: read })
  }
  requireTwo(pairs, 'A matching question needs at least two lines.')
  return { pairs, ...(extra.length > 0 ? { extraChoices: extra } : {}) }
}

/** `#5:1`, `#1..5`, or `#` and a list of `=` answers; `~#…` or `*` is every other answer. */
export function readNumbers(answer: AnswerText): { answers: ReadAnswer[]; otherwise?: ReadOtherwise } {
  const text = answer.text.slice(1).trim()
  const parts = /^[=~]/.test(text)
    ? readParts({ ...answer, text })
    : readParts({ ...answer, text: `=${text}` })
  const isRest = ({ sign, text: words }: Part) => words === '*' || (sign === '~' && words === '')
  const answers = parts
    .filter((part) => !isRest(part))
    .map(({ sign, weight, text: words, feedback }) => ({
      ...readNumber(showEscapes(words)),
      fraction: weight ?? (sign === '=' ? 1 : 0),
      feedback,
    }))
  const rest = parts.find(isRest)
  requireFullMark(
    answers.map(({ fraction }) => fraction),
    '',
  )
  return { answers, ...(rest ? { otherwise: { fraction: rest.weight ?? 0, feedback: rest.feedback } } : {}) }
}

function readNumber(text: string): Pick<ReadAnswer, 'value' | 'tolerance'> {
  const range = text.split('..')
  if (range.length === 2) {
    const [min, max] = range.map((bound) => plainNumber(bound))
    if (min == null || max == null) throw notANumber(collapse(text))
    return { tolerance: { type: 'range', min, max } }
  }
  const [value = '', ...rest] = text.split(':')
  const number = plainNumber(value)
  const tolerance = rest.length === 0 ? '0' : plainNumber(rest.join(':'))
  if (number === null || tolerance === null) throw notANumber(collapse(text))
  return {
    value: number,
    ...nominalTolerance(tolerance),
  }
}

import { round7 } from '../numbers'
import { QuestionError, requireTwo } from '../problems'
import type { QuestionBody, ReadOption } from '../question'
import { filled } from '../rich-text'
import { evaluate, mentions, type Rule } from './conditions'
import { feedbackFor, keysOf } from './gaps'
import type { Item, Label, Response } from './item'

/** Empty options of old exports are dropped and counted. */
function labelsOf(response: Response): { labels: Label[]; dropped: { emptyOptionsDropped?: number } } {
  const labels = response.labels.filter(({ text }) => !text.isEmpty)
  const count = response.labels.length - labels.length
  requireTwo(labels)
  return { labels, dropped: count > 0 ? { emptyOptionsDropped: count } : {} }
}

function option(item: Item, response: Response, { ident, text }: Label): ReadOption {
  return {
    text,
    feedback: filled(feedbackFor(item, response, ident)),
    ...(text.hasPicture ? { image: true } : {}),
  }
}

/** The rules are asked about each option. The best one earns everything. */
export function readSingle(item: Item, response: Response): QuestionBody {
  const { labels, dropped } = labelsOf(response)
  const points = labels.map(({ ident }) => evaluate(item.rules, new Map([[response.ident, [ident]]])).points)
  const best = Math.max(...points)
  const options = labels.map((label, index) => ({
    ...option(item, response, label),
    fraction: best > 0 ? round7((points[index] ?? 0) / best) : 0,
  }))
  return { type: 'single-choice', options, ...dropped, ...(best > 0 ? {} : { noKey: true }) }
}

export function readTrueFalse(item: Item, response: Response): QuestionBody {
  const { options = [], noKey } = readSingle(item, response)
  if (noKey) throw new QuestionError('no-key', 'The file doesn’t say which answer is correct.')
  const key = options.find(({ fraction }) => fraction === 1)
  const other = options.find((candidate) => candidate !== key)
  return {
    type: 'true-false',
    answer: /^(true|t|yes|right)$/i.test(key?.text.plain ?? '') || (!isNamed(options) && key === options[0]),
    ...(key?.feedback ? { feedbackRight: key.feedback } : {}),
    ...(other?.feedback ? { feedbackWrong: other.feedback } : {}),
  }
}

function isNamed(options: readonly ReadOption[]): boolean {
  return options.some(({ text }) => /^(true|false|t|f|yes|no|right|wrong)$/i.test(text.plain))
}

/** Two options named true and false are a true/false question, whatever the file calls it. */
export function looksTrueFalse(response: Response): boolean {
  const names = response.labels.map(({ text }) => text.plain.toLowerCase()).sort()
  return names.join() === 'false,true'
}

/** Canvas adds 1/c for a correct choice and subtracts 1/c for an incorrect one, although the file says all or nothing. */
export function readMultiple(item: Item, response: Response): QuestionBody {
  const { labels, dropped } = labelsOf(response)
  const amounts = amountsByOption(item.rules, response.ident)
  const keys = keysOf(item, response.ident)
  const isSpelledOut = [...amounts.values()].some((points) => points !== 0)
  const sum = labels.reduce((total, { ident }) => total + Math.max(0, amounts.get(ident) ?? 0), 0)
  const options = labels.map((label) => {
    const points = amounts.get(label.ident) ?? 0
    const isKey = isSpelledOut ? points > 0 : keys.has(label.ident)
    const fraction = isSpelledOut && sum > 0 ? round7(points / sum) : isKey ? 1 : 0
    return { ...option(item, response, label), fraction, key: isKey }
  })
  const rule = isSpelledOut
    ? 'option-fractions'
    : item.sourceType === 'multiple_answers_question'
      ? 'net-correct'
      : 'all-or-nothing'
  return {
    type: 'multiple-response',
    options,
    rule,
    ...dropped,
    ...(options.some(({ key }) => key) ? {} : { noKey: true }),
  }
}

/** Points of rules that ask for one option alone. */
function amountsByOption(rules: readonly Rule[], response: string): Map<string, number> {
  const amounts = new Map<string, number>()
  for (const { condition, points, isScored } of rules) {
    const asked = mentions(condition)
    const [only] = asked
    if (!isScored || asked.length !== 1 || only?.response !== response || hasMore(condition)) continue
    amounts.set(only.value, (amounts.get(only.value) ?? 0) + points)
  }
  return amounts
}

function hasMore(condition: Rule['condition']): boolean {
  return condition.children.some(
    (part) => typeof part !== 'string' && (part.name === 'and' || part.name === 'or' || part.name === 'not'),
  )
}

import { QuestionError } from '../problems'
import type { QuestionBody, ReadGap } from '../question'
import { textIn } from '../text-in'
import { evaluate, mentions } from './conditions'
import { type Item, joinTexts, type Response } from './item'

/** Canvas marks a gap by its name in brackets: `[color]` is the response `response_color`. */
export function readGapped(item: Item, kind: 'choice' | 'text'): QuestionBody {
  const responses = item.responses.length > 0 ? item.responses : responsesOfRules(item)
  let html = item.stem
  const gaps: ReadGap[] = []
  const named = responses
    .map((response) => ({ response, name: gapName(response), at: html.indexOf(`[${gapName(response)}]`) }))
    .sort((a, b) => a.at - b.at)
  for (const { response, name, at } of named) {
    if (at === -1) throw new QuestionError('no-gap', `The text doesn’t contain the gap [${name}].`)
    gaps.push({ name, weight: 1, ...readGap(item, response, kind) })
    html = html.replace(`[${name}]`, () => `{{${gaps.length}}}`)
  }
  if (gaps.length === 0) throw new QuestionError('no-gap', 'The text has no gap.')
  return { type: 'cloze', stem: { text: textIn(html, 'html'), format: 'html' }, gaps }
}

function gapName({ ident, text }: Response): string {
  return text.plain !== '' ? text.plain : ident.replace(/^response_/, '').replace(/^\[(.*)\]$/, '$1')
}

/** Respondus names the gaps only in the conditions. */
function responsesOfRules(item: Item): Response[] {
  const values = new Map<string, string[]>()
  for (const { condition, points } of item.rules) {
    if (points <= 0) continue
    for (const { response, value } of mentions(condition))
      values.set(response, [...(values.get(response) ?? []), value])
  }
  return [...values].map(([ident, answers]) => ({
    ident,
    kind: 'str',
    cardinality: 'Single',
    text: textIn('', 'plain'),
    labels: answers.map((answer) => ({ ident: answer, text: textIn(answer, 'plain') })),
    isDecimal: false,
  }))
}

function readGap(item: Item, response: Response, kind: 'choice' | 'text'): Omit<ReadGap, 'name' | 'weight'> {
  const labels = response.labels.filter(({ text }) => !text.isEmpty)
  if (kind === 'text') {
    if (labels.length === 0)
      throw new QuestionError('no-key', `The gap [${gapName(response)}] has no answer.`)
    const answers = labels.map(({ ident, text }) => ({
      text: text.plain,
      fraction: 1,
      feedback: feedbackFor(item, response, ident),
    }))
    return { type: 'text', caseSensitive: false, answers }
  }
  const keys = keysOf(item, response.ident)
  if (!labels.some(({ ident }) => keys.has(ident)))
    throw new QuestionError(
      'no-key',
      `The file doesn’t say which choice of [${gapName(response)}] is correct.`,
    )
  return {
    type: 'choice',
    options: labels.map(({ ident, text }) => ({
      text,
      fraction: keys.has(ident) ? 1 : 0,
      feedback: feedbackFor(item, response, ident),
    })),
  }
}

/** The values of a response that earn points. */
export function keysOf(item: Item, response: string): Set<string> {
  const keys = item.rules
    .filter(({ points }) => points > 0)
    .flatMap(({ condition }) => mentions(condition))
    .filter((mention) => mention.response === response)
    .map(({ value }) => value)
  return new Set(keys)
}

/** Shown for every answer, for correct, or for incorrect ones as a whole. */
export const WHOLE_FEEDBACK: ReadonlySet<string> = new Set([
  'general_fb',
  'correct_fb',
  'general_incorrect_fb',
])

/** The feedback on one value of one response. */
export function feedbackFor(item: Item, response: Pick<Response, 'ident'>, value: string) {
  const { feedback } = evaluate(item.rules, new Map([[response.ident, [value]]]))
  return joinTexts(
    feedback.filter((ident) => !WHOLE_FEEDBACK.has(ident)).flatMap((ident) => item.feedback.get(ident) ?? []),
  )
}

import type { Item, ItemGap } from '@/domain/items/item'
import { listShadowedAnswers } from './check-typed-answers'
import type { FaultList, PartPath } from './fault'

/** What an item owes whoever answers it. Its references into the course are `check-references`' affair. */

type Response = { why?: string | undefined; feedback?: string | undefined }
type Option = Response & { id: string; text: string; key: boolean; fraction?: number | undefined }
/** Says a fault of the part of the item at `path`. */
type Say = (path: PartPath, message: string) => void

/** @param item one that `faults` remembers */
export function checkItem(item: Item, faults: FaultList): void {
  const say: Say = (path, message) => faults.error(faults.placeOf(item, path), `${item.id}: ${message}`)
  if (item.hints.length === 0) say([], 'needs a hint')
  checkParts(item, say)
}

function checkParts(item: Item, say: Say): void {
  switch (item.type) {
    case 'single-choice':
      checkOptions(item.options, 'one', within(say, ['options']))
      break
    case 'multiple-response':
      checkOptions(item.options, 'some', within(say, ['options']))
      break
    case 'hotspot':
      checkOptions(item.regions, item.multiple ? 'some' : 'one', within(say, ['regions']))
      break
    case 'evidence':
      // The texts of passages come from the lesson.
      checkOptions(item.passages, 'some', within(say, ['passages']), 'texts from elsewhere')
      break
    case 'true-false':
      needsBoth(item.otherwise, 'otherwise', within(say, ['otherwise']))
      break
    case 'ordering':
      checkIds('elements', item.elements, within(say, ['elements']))
      checkTexts('elements', item.elements, within(say, ['elements']))
      needsBoth(item.otherwise, 'otherwise', within(say, ['otherwise']))
      break
    case 'matching':
    case 'categorise':
      checkPairs(item, say)
      break
    case 'numeric':
    case 'short-text':
      checkAnswers(item, say)
      break
    case 'cloze':
      checkGaps(item, say)
  }
}

function within(say: Say, path: PartPath): Say {
  return (inner, message) => say([...path, ...inner], message)
}

function checkOptions(
  options: readonly Option[],
  keys: 'one' | 'some',
  say: Say,
  texts: 'own texts' | 'texts from elsewhere' = 'own texts',
): void {
  checkIds('options', options, say)
  if (texts === 'own texts') checkTexts('options', options, say)
  const keyed = options.filter(({ key }) => key)
  if (keyed.length === 0) say([], 'has no key')
  if (keys === 'one' && keyed.length > 1) say([], 'has several keys where one is due')
  if (keyed.length === options.length) say([], 'has no distractor')
  options.forEach((option, index) => {
    const fraction = option.fraction ?? (option.key ? 1 : 0)
    if (option.key && fraction <= 0) say([index], `option ${option.id} is a key and earns nothing`)
    if (keys === 'one' && (fraction === 1) !== option.key) {
      say([index], `option ${option.id} must earn the whole mark if it is the key, and only then`)
    }
    if (!option.key) needsBoth(option, `option ${option.id}`, within(say, [index]))
  })
}

function checkPairs(item: Extract<Item, { type: 'matching' | 'categorise' }>, say: Say): void {
  checkIds('stems', item.stems, within(say, ['stems']))
  checkIds('choices', item.choices, within(say, ['choices']))
  checkTexts('stems', item.stems, within(say, ['stems']))
  checkTexts('choices', item.choices, within(say, ['choices']))
  const used = new Set(item.stems.map(({ choice }) => choice))
  const known = new Set(item.choices.map(({ id }) => id))
  item.stems.forEach((stem, index) => {
    const at = within(say, ['stems', index])
    if (!known.has(stem.choice)) at([], `stem ${stem.id} names the choice ${stem.choice}, which is not there`)
    needsBoth(stem, `stem ${stem.id}`, at)
  })
  item.choices.forEach((choice, index) => {
    if (used.has(choice.id)) return
    needsBoth(choice, `choice ${choice.id}, which fits no stem,`, within(say, ['choices', index]))
  })
}

type Typed = Extract<Item | ItemGap, { type: 'numeric' | 'short-text' | 'text' }>

function checkAnswers(typed: Typed, say: Say): void {
  const { answers, otherwise } = typed
  if (!answers.some(({ fraction }) => fraction === 1)) say(['answers'], 'no answer is worth the whole mark')
  answers.forEach((answer, index) => {
    if (answer.fraction > 0) return
    needsBoth(answer, `answer ${index + 1}`, within(say, ['answers', index]))
  })
  for (const { index, takenBy } of listShadowedAnswers(typed)) {
    const why =
      takenBy === null ? 'it cannot be read as it is written' : `answer ${takenBy + 1} takes its place`
    say(['answers', index], `answer ${index + 1} is never given: ${why}`)
  }
  needsBoth(otherwise, 'otherwise', within(say, ['otherwise']))
  if (typed.type === 'numeric' && !typed.format) say([], 'the format of the number is not fixed')
}

function checkGaps(item: Extract<Item, { type: 'cloze' }>, say: Say): void {
  checkIds('gaps', item.gaps, within(say, ['gaps']))
  const places = [...item.text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1])
  const known = new Set<string | undefined>(item.gaps.map(({ id }) => id))
  for (const place of places) {
    if (!known.has(place)) say(['text'], `the text has a gap {{${place}}} that is not described`)
  }
  item.gaps.forEach((gap, index) => {
    const at: Say = (path, message) => say(['gaps', index, ...path], `gap ${gap.id}: ${message}`)
    const count = places.filter((place) => place === gap.id).length
    if (count !== 1) at([], `stands ${count} times in the text, not once`)
    if (gap.type === 'choice') checkOptions(gap.options, 'one', within(at, ['options']))
    else checkAnswers(gap, at)
  })
}

function needsBoth(response: Response | undefined, name: string, say: Say): void {
  const missing = (['why', 'feedback'] as const).filter((field) => !response?.[field])
  if (missing.length > 0) say([], `${name} needs ${missing.join(' and ')}`)
}

function checkIds(name: string, entries: readonly { id: string }[], say: Say): void {
  const ids = entries.map(({ id }) => id)
  for (const id of repeated(ids)) say([ids.lastIndexOf(id)], `two ${name} have the id ${id}`)
}

const ALL_OR_NONE =
  /\b(all|none|both|neither|any)( of)? the above\b|^(all|none|both|neither) of (these|them)\W*$/i

function checkTexts(name: string, entries: readonly { text: string }[], say: Say): void {
  const texts = entries.map(({ text }) => text.trim().toLowerCase().replace(/\s+/g, ' '))
  for (const text of repeated(texts)) say([texts.lastIndexOf(text)], `two ${name} say "${text}"`)
  entries.forEach(({ text }, index) => {
    if (ALL_OR_NONE.test(text)) say([index], `"${text}" leans on the other options`)
  })
}

/** Each value that stands more than once, once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

import { DEMANDS, type Item, type ItemGap } from '@/domain/items/item'
import { validateItem } from '@/domain/items/validate-item'
import type { FaultList, PartPath } from './fault'

/**
 * Requirements for a course item: everything that `validateItem` requires of any question, plus the course's own
 * standards: hints, distractors, and feedback on every mistake. `check-references` checks its references to the
 * course.
 */

type Response = { why?: string | undefined; feedback?: string | undefined }
type Option = Response & { id: string; text: string; key: boolean; fraction?: number | undefined }
/** Reports an error in the part of the item at `path`. */
type Say = (path: PartPath, message: string) => void

/** @param item one that `faults` remembers */
export function checkItem(item: Item, faults: FaultList): void {
  const say: Say = (path, message) => faults.error(faults.locationOf(item, path), `${item.id}: ${message}`)
  // What is only advice for a class's own question is required in a course.
  for (const { path, message } of validateItem(item)) say(path, message)
  if (item.hints.length === 0) say([], 'needs a hint')
  if (!item.demand) say([], `needs a demand: ${DEMANDS.join(', ')}`)
  item.hints.forEach((hint, index) => {
    if (!isSentence(hint))
      say(
        ['hints', index],
        `the hint “${hint}” isn’t a whole sentence; put a hint that contains a comma in quotation marks`,
      )
  })
  checkParts(item, say)
}

/** An unquoted comma ends an entry of a YAML list in brackets, so a hint that contains one is cut into pieces. */
function isSentence(hint: string): boolean {
  return /^\P{Ll}/u.test(hint) && /[.?!…][”’"')\]]*$/.test(hint)
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
      checkOptions(item.passages, 'some', within(say, ['passages']))
      break
    case 'true-false':
    case 'ordering':
      needsBoth(item.otherwise, 'otherwise', within(say, ['otherwise']))
      break
    case 'matching':
    case 'categorize':
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

function checkOptions(options: readonly Option[], keys: 'one' | 'some', say: Say): void {
  const keyed = options.filter(({ key }) => key)
  if (keys === 'one' && keyed.length > 1) say([], 'has several keys, but only one is allowed')
  if (keyed.length === options.length) say([], 'has no distractor')
  options.forEach((option, index) => {
    if (keys === 'one' && !option.key && option.fraction === 1)
      say([index], `option ${option.id} earns full points but isn’t the key`)
    if (ALL_OR_NONE.test(option.text)) say([index], `"${option.text}" depends on the other options`)
    if (!option.key) needsBoth(option, `option ${option.id}`, within(say, [index]))
  })
}

function checkPairs(item: Extract<Item, { type: 'matching' | 'categorize' }>, say: Say): void {
  const used = new Set(item.stems.map(({ choice }) => choice))
  item.stems.forEach((stem, index) => {
    needsBoth(stem, `stem ${stem.id}`, within(say, ['stems', index]))
  })
  item.choices.forEach((choice, index) => {
    if (used.has(choice.id)) return
    needsBoth(choice, `choice ${choice.id}, which no stem uses,`, within(say, ['choices', index]))
  })
}

type Typed = Extract<Item | ItemGap, { type: 'numeric' | 'short-text' | 'text' }>

function checkAnswers(typed: Typed, say: Say): void {
  const { answers, otherwise } = typed
  answers.forEach((answer, index) => {
    if (answer.fraction > 0) return
    needsBoth(answer, `answer ${index + 1}`, within(say, ['answers', index]))
  })
  needsBoth(otherwise, 'otherwise', within(say, ['otherwise']))
  if (typed.type === 'numeric' && !typed.format) say([], 'needs a format for the number')
}

function checkGaps(item: Extract<Item, { type: 'cloze' }>, say: Say): void {
  item.gaps.forEach((gap, index) => {
    const at: Say = (path, message) => say(['gaps', index, ...path], `gap ${gap.id}: ${message}`)
    if (gap.type === 'choice') checkOptions(gap.options, 'one', within(at, ['options']))
    else checkAnswers(gap, at)
  })
}

function needsBoth(response: Response | undefined, name: string, say: Say): void {
  const missing = (['why', 'feedback'] as const).filter((field) => !response?.[field])
  if (missing.length > 0) say([], `${name} needs ${missing.join(' and ')}`)
}

const ALL_OR_NONE =
  /\b(all|none|both|neither|any)( of)? the above\b|^(all|none|both|neither) of (these|them)\W*$/i

/** Each value that occurs more than once, listed once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

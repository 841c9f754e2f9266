import { divideNumbers, nominalTolerance, plainNumber } from '../numbers'
import { notANumber, QuestionError, requireTwo } from '../problems'
import type { QuestionBody, ReadAnswer, ReadGap, ReadOption } from '../question'
import { filled } from '../rich-text'
import { escapeStars, plainText, textIn } from '../text-in'
import { contentHtml, elements, within, wordsOf, type XmlElement } from '../xml-tree'

/** Only the kinds that map exactly; the others are listed by name. */
export function readResponse(response: XmlElement): QuestionBody {
  switch (response.name) {
    case 'multiplechoiceresponse':
      return readSingle(response)
    case 'choiceresponse':
      return readMultiple(response)
    case 'optionresponse':
      return readMenu(response)
    case 'stringresponse':
      return readText(response)
    case 'numericalresponse':
      return { type: 'numeric', answers: readNumbers(response) }
    default:
      return { type: 'unsupported', sourceType: response.name }
  }
}

function isCorrect({ attributes }: XmlElement): boolean {
  return attributes.correct?.toLowerCase() === 'true'
}

/** A hint for an option that isn’t selected has no field here. */
function readChoice(choice: XmlElement): ReadOption {
  const hints = elements(choice, 'choicehint', 'optionhint')
  const selected = hints.find(({ attributes }) => attributes.selected !== 'false')
  const left = hints.find(({ attributes }) => attributes.selected === 'false')
  const text = textIn(
    contentHtml(choice, (part) => (/hint$/.test(part.name) ? '' : undefined)),
    'html',
  )
  return {
    text,
    fraction: isCorrect(choice) ? 1 : 0,
    feedback: filled(textIn(selected ? contentHtml(selected) : '', 'html')),
    ...(left ? { feedbackWhenLeft: textIn(contentHtml(left), 'html') } : {}),
    ...(text.hasPicture ? { image: true } : {}),
  }
}

function requireOptions(options: ReadOption[]): ReadOption[] {
  requireTwo(options)
  if (!options.some(({ fraction }) => fraction === 1))
    throw new QuestionError('no-key', 'No option is correct.')
  return options
}

function readSingle(response: XmlElement): QuestionBody {
  return { type: 'single-choice', options: requireOptions(within(response, 'choice').map(readChoice)) }
}

const RULES: Record<string, string> = { EDC: 'every-decision', halves: 'halves' }

function readMultiple(response: XmlElement): QuestionBody {
  const options = requireOptions(within(response, 'choice').map(readChoice))
  return {
    type: 'multiple-response',
    rule: RULES[response.attributes.partial_credit ?? ''] ?? 'all-or-nothing',
    options: options.map((option) => ({ ...option, key: option.fraction === 1 })),
  }
}

function readMenu(response: XmlElement): QuestionBody {
  const [menu] = within(response, 'optioninput')
  if (menu === undefined) throw new QuestionError('too-few-options', 'The menu has no options.')
  return { type: 'single-choice', options: requireOptions(optionGap(menu).options ?? []) }
}

/** A menu lists its options as elements, or in an attribute: `('a','b')`. */
export function optionGap(menu: XmlElement): ReadGap {
  const options = elements(menu, 'option')
  if (options.length > 0) return { type: 'choice', weight: 1, options: options.map(readChoice) }
  const texts = [...(menu.attributes.options ?? '').matchAll(/'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"/g)].map(
    ([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  )
  const key = menu.attributes.correct
  return {
    type: 'choice',
    weight: 1,
    options: texts.map((text) => ({ text: plainText(text), fraction: text === key ? 1 : 0 })),
  }
}

function readText(response: XmlElement): QuestionBody {
  const types = (response.attributes.type ?? '').split(/\s+/)
  if (types.includes('regexp'))
    return { type: 'unsupported', sourceType: 'stringresponse (regular expression)' }
  const others = elements(response, 'additional_answer').map(
    (part) => part.attributes.answer ?? wordsOf(part).trim(),
  )
  const texts = [response.attributes.answer ?? '', ...others].filter((text) => text !== '')
  if (texts.length === 0) throw new QuestionError('no-key', 'The file has no correct answer.')
  return {
    type: 'short-text',
    caseSensitive: !types.includes('ci'),
    answers: texts.map((text) => ({ text: escapeStars(text), fraction: 1 })),
  }
}

function readNumbers(response: XmlElement): ReadAnswer[] {
  const [parameter] = within(response, 'responseparam').filter(
    ({ attributes }) => attributes.type === 'tolerance',
  )
  const tolerance = parameter?.attributes.default?.trim() ?? ''
  const others = elements(response, 'additional_answer').map(({ attributes }) => attributes.answer ?? '')
  return [response.attributes.answer ?? '', ...others].map((text) => readNumber(text.trim(), tolerance))
}

/** `12`, or a range: `[1,5)`. An open bound becomes a closed one. */
function readNumber(text: string, tolerance: string): ReadAnswer {
  const [, low = '', high = ''] = /^[[(]\s*([^,]+),\s*([^,]+?)\s*[\])]$/.exec(text) ?? []
  if (low !== '') {
    const [min, max] = [plainNumber(low), plainNumber(high)]
    if (min === null || max === null) throw notANumber(text)
    return { tolerance: { type: 'range', min, max }, fraction: 1 }
  }
  const value = plainNumber(text)
  const isPercent = tolerance.endsWith('%')
  const within = tolerance === '' ? '0' : plainNumber(isPercent ? tolerance.slice(0, -1) : tolerance)
  if (value === null || within === null) throw notANumber(value === null ? text : tolerance)
  if (isPercent && Number(within) !== 0)
    return { value, tolerance: { type: 'relative', value: divideNumbers(within, 100) }, fraction: 1 }
  return { value, ...nominalTolerance(within), fraction: 1 }
}

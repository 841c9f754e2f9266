import { nominalTolerance, plainNumber } from '../numbers'
import { notANumber, QuestionError, requireTwo } from '../problems'
import type { QuestionBody, ReadAnswer, ReadOption, ReadPair, ReadUnits } from '../question'
import { collapse, type RichText } from '../rich-text'
import { trueFalseBody } from '../true-false'
import { requireFullMark, requireSomeMark } from '../weights'
import { child, elements, wordsOf, type XmlElement } from '../xml-tree'
import { fractionOf, isOn, rawText, readFilled, readPart, settingOf } from './text-part'

/** Reads what differs by type. */
export function readBody(element: XmlElement, type: string): QuestionBody {
  switch (type) {
    case 'multichoice':
      return readChoice(element)
    case 'multichoiceset':
      return { type: 'multiple-response', rule: 'all-or-nothing', options: keyed(readOptions(element)) }
    case 'truefalse':
      return readTrueFalse(element)
    case 'shortanswer':
      return readShortAnswer(element)
    case 'numerical':
      return readNumerical(element)
    case 'matching':
    case 'match':
      return readMatching(element)
    case 'ordering':
      return readOrdering(element)
    case 'essay':
    case 'description':
      return { type }
    default:
      return { type: 'unsupported', sourceType: type }
  }
}

function readOptions(element: XmlElement): ReadOption[] {
  const options = elements(element, 'answer').map((answer) => {
    const text = readPart(answer)
    return {
      text,
      fraction: fractionOf(answer),
      feedback: readFilled(answer, 'feedback'),
      ...(text.hasPicture ? { image: true } : {}),
    }
  })
  requireTwo(options)
  return options
}

function keyed(options: ReadOption[]): ReadOption[] {
  return options.map((option) => ({ ...option, key: (option.fraction ?? 0) > 0 }))
}

function readChoice(element: XmlElement): QuestionBody {
  const options = readOptions(element)
  const isSingle = isOn(element, 'single') ?? true
  const fractions = options.map(({ fraction }) => fraction ?? 0)
  if (isSingle) requireFullMark(fractions, '')
  else requireSomeMark(fractions)
  return { type: isSingle ? 'single-choice' : 'multiple-response', options }
}

/** If the answers aren’t called true and false, the first is true. */
function readTrueFalse(element: XmlElement): QuestionBody {
  const answers = elements(element, 'answer')
  const named = (name: string) => answers.find((answer) => rawText(answer).trim().toLowerCase() === name)
  const isTrue = named('true') ?? answers.find((answer) => answer !== named('false'))
  const isFalse = named('false') ?? answers.find((answer) => answer !== isTrue)
  if (isTrue === undefined || isFalse === undefined)
    throw new QuestionError('too-few-options', 'A true/false question needs both answers.')
  const answer = fractionOf(isTrue) > fractionOf(isFalse)
  requireFullMark([fractionOf(isTrue), fractionOf(isFalse)], '')
  return trueFalseBody(answer, readFilled(isTrue, 'feedback'), readFilled(isFalse, 'feedback'))
}

function readShortAnswer(element: XmlElement): QuestionBody {
  const read = elements(element, 'answer').map((answer) => ({
    text: collapse(rawText(answer)),
    fraction: fractionOf(answer),
    feedback: readFilled(answer, 'feedback'),
  }))
  const { answers, otherwise } = splitRest(read)
  requireFullMark(
    answers.map(({ fraction }) => fraction),
    '',
  )
  return { type: 'short-text', caseSensitive: isOn(element, 'usecase') ?? false, answers, ...otherwise }
}

/** `*` for less than everything is every other answer. */
function splitRest<T extends ReadAnswer & { text: string }>(
  read: T[],
): { answers: T[]; otherwise: Partial<QuestionBody> } {
  const rest = read.find(({ text, fraction }) => text === '*' && fraction < 1)
  return {
    answers: read.filter((answer) => answer !== rest && answer.text !== ''),
    otherwise: rest ? { otherwise: { fraction: rest.fraction, feedback: rest.feedback } } : {},
  }
}

function readNumerical(element: XmlElement): QuestionBody {
  const read = elements(element, 'answer').map((answer) => ({
    text: collapse(rawText(answer)),
    tolerance: settingOf(answer, 'tolerance') || '0',
    fraction: fractionOf(answer),
    feedback: readFilled(answer, 'feedback'),
  }))
  const rest = read.find(({ text, fraction }) => text === '*' && fraction < 1)
  const answers = read.filter((answer) => answer !== rest).map(readNumber)
  requireFullMark(
    answers.map(({ fraction }) => fraction),
    '',
  )
  const units = readUnits(element)
  return {
    type: 'numeric',
    answers,
    ...(rest ? { otherwise: { fraction: rest.fraction, feedback: rest.feedback } } : {}),
    ...(units ? { units } : {}),
  }
}

function readNumber({
  text,
  tolerance,
  ...rest
}: {
  text: string
  tolerance: string
  fraction: number
  feedback: RichText | undefined
}): ReadAnswer {
  const value = plainNumber(text)
  const within = plainNumber(tolerance)
  if (value === null || within === null) throw notANumber(value === null ? text : tolerance)
  return {
    value,
    ...nominalTolerance(within),
    ...rest,
  }
}

function readUnits(element: XmlElement): ReadUnits | undefined {
  const list = elements(child(element, 'units') ?? element, 'unit').map((unit) => ({
    name: settingOf(unit, 'unit_name'),
    multiplier: settingOf(unit, 'multiplier'),
  }))
  if (list.length === 0) return undefined
  const units: ReadUnits = { list }
  for (const name of ['unitgradingtype', 'unitpenalty', 'showunits', 'unitsleft'] as const) {
    const value = settingOf(element, name)
    if (value !== '') units[name] = value
  }
  return units
}

/** A choice without a line matches nothing. */
function readMatching(element: XmlElement): QuestionBody {
  const pairs: ReadPair[] = []
  const extra: RichText[] = []
  for (const part of elements(element, 'subquestion')) {
    const stem = readPart(part)
    const answer = child(part, 'answer')
    const choice =
      answer === undefined
        ? stem
        : readPart({ ...answer, attributes: { format: 'html', ...answer.attributes } })
    if (stem.isEmpty && stem.markdown === '') extra.push(choice)
    else pairs.push({ stem, choice, ...(stem.hasPicture || choice.hasPicture ? { image: true } : {}) })
  }
  requireTwo(pairs, 'A matching question needs at least two lines.')
  return { type: 'matching', pairs, ...(extra.length > 0 ? { extraChoices: extra } : {}) }
}

function readOrdering(element: XmlElement): QuestionBody {
  const elementsInOrder = elements(element, 'answer')
    .map((answer, index) => ({
      text: readPart(answer),
      position: Number(answer.attributes.fraction ?? index + 1),
    }))
    .sort((a, b) => a.position - b.position)
    .map(({ text }) => text)
  requireTwo(elementsInOrder, 'An order needs at least two elements.')
  const grading = wordsOf(child(element, 'gradingtype')).trim()
  const selection = settingOf(element, 'selecttype').toUpperCase()
  const isSubset =
    selection !== '' &&
    selection !== 'ALL' &&
    selection !== '0' &&
    Number(settingOf(element, 'selectcount')) > 1
  return {
    type: 'ordering',
    elements: elementsInOrder,
    gradingtype: grading || 'RELATIVE_NEXT_EXCLUDE_LAST',
    ...(isSubset ? { losses: ['A random part of the elements: all are shown.'] } : {}),
  }
}

import { nominalTolerance, plainNumber } from '../numbers'
import { QuestionError, requireTwo } from '../problems'
import type { QuestionBody, ReadOption } from '../question'
import { filled } from '../rich-text'
import { plainText } from '../text-in'
import type { SheetColumns } from './columns'

/** Names of types as sheets write them, in lowercase. */
const TYPES: Record<
  string,
  'single' | 'multiple' | 'true-false' | 'numeric' | 'text' | 'matching' | 'ordering' | 'essay'
> = {
  'single-choice': 'single',
  'multiple choice': 'single',
  quiz: 'single',
  'multiple-response': 'multiple',
  checkbox: 'multiple',
  'multiple select': 'multiple',
  'true-false': 'true-false',
  'true or false': 'true-false',
  'true/false': 'true-false',
  numeric: 'numeric',
  'short-text': 'text',
  'fill-in-the-blank': 'text',
  'fill in the blank': 'text',
  'type answer': 'text',
  matching: 'matching',
  ordering: 'ordering',
  reorder: 'ordering',
  'open-ended': 'essay',
  'open ended': 'essay',
}

/** Reads what a row says after its question. */
export function readRow(cell: (column: number | null) => string, columns: SheetColumns): QuestionBody {
  const type = rowType(cell(columns.type), columns)
  const correct = cell(columns.correct)
  if (type === 'essay') return { type: 'essay' }
  if (type === 'numeric') return readNumber(correct, cell(columns.tolerance))
  if (type === 'matching') return readPairs(correct)
  if (type === 'ordering') return { type: 'ordering', elements: list(correct).map(plainText) }
  if (type === 'text') return readTexts(correct, columns.options.map(cell))
  if (type === 'true-false') return readTrueFalse(correct, columns.options.map(cell), columns)
  const options = columns.options.length > 0 ? pointedOptions(cell, columns) : writtenOptions(cell, columns)
  return readChoice(options, type === 'multiple')
}

function rowType(name: string, columns: SheetColumns): (typeof TYPES)[string] | null {
  if (columns.type === null) return null
  const type = TYPES[name.toLowerCase().replace(/\s+/g, ' ')]
  if (type !== undefined) return type
  const why = name === '' ? 'The type is missing.' : `“${name}” isn’t a question type that can be imported.`
  throw new QuestionError(
    'unknown-type',
    `${why} Types: ${Object.keys(TYPES)
      .filter((key) => key.includes('-'))
      .join(', ')}.`,
  )
}

/** Several answers in one cell are separated by `|`. */
function list(text: string): string[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Our own template: the correct answers, then the wrong ones. */
function writtenOptions(cell: (column: number | null) => string, columns: SheetColumns): ReadOption[] {
  const correct = list(cell(columns.correct))
  const wrong = columns.wrong.map(cell).filter((text) => text !== '')
  if (correct.length === 0) throw new QuestionError('no-key', 'The correct answer is missing.')
  if (wrong.length === 0)
    throw new QuestionError('no-wrong-option', 'A question needs at least one wrong answer.')
  const feedback = filled(plainText(cell(columns.feedback)))
  return [
    ...correct.map((text) => ({ text: plainText(text), fraction: 1 })),
    ...wrong.map((text) => ({ text: plainText(text), fraction: 0, ...(feedback ? { feedback } : {}) })),
  ]
}

/** Options in columns, and which of them is correct: by number, letter, or text. */
function pointedOptions(cell: (column: number | null) => string, columns: SheetColumns): ReadOption[] {
  const all = columns.options.map(cell)
  const given = all.filter((text) => text !== '')
  requireTwo(given)
  const keys = pointedAt(cell(columns.correct), all)
  return all.flatMap((text, index) =>
    text === '' ? [] : [{ text: plainText(text), fraction: keys.has(index) ? 1 : 0 }],
  )
}

function pointedAt(correct: string, options: readonly string[]): Set<number> {
  if (correct === '') throw new QuestionError('no-key', 'The correct answer is missing.')
  const whole = options.indexOf(correct)
  // A number in the cell means a position first: “2” is the second option, even if an option reads “2”.
  const parts = /^[\d\s,;|]+$|^[a-h](\s*[,;|]\s*[a-h])*$/i.test(correct) ? correct.split(/[,;|]/) : null
  if (parts === null && whole !== -1) return new Set([whole])
  const found = (parts ?? list(correct)).map((part) => position(part.trim(), options, correct))
  return new Set(found)
}

function position(part: string, options: readonly string[], correct: string): number {
  const byText = options.indexOf(part)
  const byNumber = /^\d+$/.test(part) ? Number(part) - 1 : -1
  const byLetter = /^[a-h]$/i.test(part) ? part.toUpperCase().charCodeAt(0) - 65 : -1
  for (const index of [byNumber, byLetter, byText])
    if (index >= 0 && (options[index] ?? '') !== '') return index
  const fix = 'Write the number, the letter, or the text of an option.'
  throw new QuestionError(
    'answer-not-offered',
    `The correct answer “${correct}” isn’t one of the options. ${fix}`,
  )
}

function readChoice(options: ReadOption[], isMultiple: boolean): QuestionBody {
  const keys = options.filter(({ fraction }) => fraction === 1).length
  if (!isMultiple && keys < 2) return { type: 'single-choice', options }
  return {
    type: 'multiple-response',
    rule: 'all-or-nothing',
    options: options.map((option) => ({ ...option, key: option.fraction === 1 })),
  }
}

const TRUE = /^(true|t|yes|wahr|richtig|verdadero|vrai)$/i
const FALSE = /^(false|f|no|falsch|falso|faux)$/i

function readTrueFalse(correct: string, options: readonly string[], columns: SheetColumns): QuestionBody {
  const named = TRUE.test(correct) || FALSE.test(correct)
  const text =
    named || columns.options.length === 0
      ? correct
      : (options[[...pointedAt(correct, options)][0] ?? 0] ?? '')
  if (!TRUE.test(text) && !FALSE.test(text))
    throw new QuestionError(
      'answer-not-offered',
      `The correct answer “${correct}” is neither true nor false.`,
    )
  return { type: 'true-false', answer: TRUE.test(text) }
}

function readNumber(correct: string, toleranceCell: string): QuestionBody {
  const [number = '', within = toleranceCell === '' ? '0' : toleranceCell] = correct.split(/±|\+-/)
  const value = plainNumber(number)
  const tolerance = plainNumber(within)
  if (value === null || tolerance === null)
    throw new QuestionError('not-a-number', `“${correct} ${toleranceCell}” isn’t a number with a tolerance.`)
  return {
    type: 'numeric',
    answers: [{ value, ...nominalTolerance(tolerance), fraction: 1 }],
  }
}

function readTexts(correct: string, options: readonly string[]): QuestionBody {
  const texts = [...list(correct), ...options.filter((text) => text !== '')]
  const unique = [...new Set(texts)].filter(
    (text) => options.every((option) => option === '') || !/^\d+$/.test(text) || options.includes(text),
  )
  if (unique.length === 0) throw new QuestionError('no-key', 'The correct answer is missing.')
  return { type: 'short-text', caseSensitive: false, answers: unique.map((text) => ({ text, fraction: 1 })) }
}

function readPairs(correct: string): QuestionBody {
  const pairs = list(correct).map((pair) => {
    const [stem = '', ...choice] = pair.split('=>')
    if (choice.length === 0)
      throw new QuestionError('no-choice', `“${pair}” has no “=>”. Write pairs as a=>b|c=>d.`)
    return { stem: plainText(stem), choice: plainText(choice.join('=>')) }
  })
  requireTwo(pairs, 'A matching question needs at least two pairs.')
  return { type: 'matching', pairs }
}

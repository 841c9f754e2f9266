import { BYTE_ORDER_MARK, csvLine } from '@/domain/csv/write-csv'
import { plainText } from '@/domain/items/rich-text'
import {
  CannotWrite,
  type ExportedFile,
  type ExportFormat,
  LOST,
  type Losses,
  noteOneAnswer,
  writeEach,
} from '../export-format'
import { centered } from '../export-numbers'
import type {
  ExportChoices,
  ExportNumbers,
  ExportPairs,
  ExportQuestion,
  ExportTexts,
} from '../export-question'
import { notePlainTexts } from '../export-texts'

export const CSV_EXPORT: ExportFormat = {
  id: 'csv',
  name: 'CSV',
  about: 'A table for a spreadsheet: to proofread, or to edit and import again.',
  extension: '.csv',
  mediaType: 'text/csv; charset=utf-8',
  write: writeCsv,
}

/** What a row says after its question. */
interface Row {
  readonly type: string
  readonly correct: string
  readonly tolerance?: string
  readonly wrong?: readonly string[]
  /** On the incorrect options, in their order. */
  readonly feedback?: readonly (string | undefined)[]
}

function writeCsv(all: readonly ExportQuestion[]): ExportedFile {
  const { written, questions } = writeEach(all, (question, losses) => {
    notePlainTexts(question, losses)
    losses.addIf(question.hints.length > 0, LOST.hints)
    return writeRow(question, losses)
  })
  const most = (list: 'wrong' | 'feedback') =>
    Math.max(0, ...written.map(({ part }) => part[list]?.length ?? 0))
  const columns = { wrong: Math.max(3, most('wrong')), feedback: most('feedback') }
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name} ${index + 1}`)
  const head = [
    ...['id', 'type', 'question', 'correct', 'tolerance', ...numbered('wrong', columns.wrong)],
    ...['feedback', ...numbered('feedback', columns.feedback), 'explanation', 'tags'],
  ]
  const cells = ({ id, stem, explanation, tags }: ExportQuestion, { type, correct, ...row }: Row) => {
    const { common, own } = feedbackCells(row.feedback ?? [])
    return [
      ...[
        id,
        type,
        plainText(stem),
        correct,
        row.tolerance ?? null,
        ...padded(row.wrong ?? [], columns.wrong),
      ],
      ...[common, ...padded(own, columns.feedback), plainText(explanation), tags.map(plainTag).join('|')],
    ]
  }
  const lines = [head, ...written.map(({ question, part }) => cells(question, part))].map((line) =>
    csvLine(line),
  )
  return { bytes: new TextEncoder().encode(BYTE_ORDER_MARK + lines.join('')), questions }
}

function padded(cells: readonly (string | undefined)[], count: number): (string | null)[] {
  return Array.from({ length: count }, (_, index) => cells[index] ?? null)
}

/** Feedback that all incorrect options share has a separate column, which is read again. */
function feedbackCells(feedback: readonly (string | undefined)[]): {
  common: string | null
  own: readonly (string | undefined)[]
} {
  const isCommon = new Set(feedback).size === 1
  return isCommon ? { common: feedback[0] ?? null, own: [] } : { common: null, own: feedback }
}

const SEPARATORS = 'Signs that separate answers in a cell (| and =>). They became / and →.'

/** A part of a cell. */
function part(text: string, losses: Losses): string {
  const plain = text.replaceAll('|', '/').replaceAll('=>', '→')
  losses.addIf(plain !== text, SEPARATORS)
  return plain
}

function plainTag(tag: string): string {
  return tag.replace(/[|,;]/g, ' ')
}

function writeRow({ body }: ExportQuestion, losses: Losses): Row {
  switch (body.kind) {
    case 'choice':
      return writeChoice(body, losses)
    case 'truth':
      losses.addIf(body.otherwise !== undefined, LOST.otherwise)
      return { type: 'true-false', correct: String(body.answer) }
    case 'pairs':
      return writePairs(body, losses)
    case 'order':
      losses.add(LOST.orderRule)
      losses.addIf(body.otherwise !== undefined, LOST.otherwise)
      return {
        type: 'ordering',
        correct: body.elements.map(({ text }) => part(plainText(text), losses)).join('|'),
      }
    case 'number':
      return writeNumber(body, losses)
    case 'text':
      return writeText(body, losses)
    case 'gaps':
      throw new CannotWrite('A row has no place for gaps in a text.')
    case 'essay':
      throw new CannotWrite('A row has no place for a model answer and criteria.')
  }
}

const OWN_FEEDBACK = 'Feedback on single options. It has columns to proofread, but isn’t imported again.'

function writeChoice({ options, rule }: ExportChoices, losses: Losses): Row {
  const isKey =
    rule === null
      ? ({ fraction }: { fraction: number }) => fraction === 1
      : ({ isKey: key }: { isKey: boolean }) => key
  const keys = options.filter(isKey)
  const others = options.filter((option) => !isKey(option))
  if (others.length === 0) throw new CannotWrite('All options are correct. A row needs an incorrect one.')
  losses.addIf(rule === null && others.some(({ fraction }) => fraction !== 0), LOST.partialAnswers)
  losses.addIf(rule === null && keys.length > 1, 'One correct option is enough. All must be selected.')
  losses.addIf(
    rule !== null && rule !== 'all-or-nothing',
    'The grading rule. All correct options must be selected.',
  )
  losses.addIf(
    keys.some(({ feedback }) => feedback !== undefined),
    LOST.optionFeedback,
  )
  const feedback = others.map(({ feedback: text }) => (text === undefined ? undefined : plainText(text)))
  losses.addIf(new Set(feedback).size > 1, OWN_FEEDBACK)
  return {
    type: rule === null && keys.length === 1 ? 'single-choice' : 'multiple-response',
    correct: keys.map(({ text }) => part(plainText(text), losses)).join('|'),
    wrong: others.map(({ text }) => plainText(text)),
    feedback,
  }
}

function writePairs({ stems, choices, isAllOrNothing }: ExportPairs, losses: Losses): Row {
  losses.addIf(isAllOrNothing, LOST.pairRule)
  losses.addIf(
    [...stems, ...choices].some(({ feedback }) => feedback !== undefined),
    LOST.pairFeedback,
  )
  const used = new Set(stems.map(({ choice }) => choice))
  losses.addIf(
    choices.some(({ id }) => !used.has(id)),
    'Choices that fit nothing.',
  )
  const text = (markdown: string | undefined) => part(plainText(markdown ?? ''), losses)
  const pairs = stems.map((stem) => {
    const choice = choices.find(({ id }) => id === stem.choice)
    return `${text(stem.text)}=>${text(choice?.text)}`
  })
  return { type: 'matching', correct: pairs.join('|') }
}

function writeNumber({ answers, units, format, otherwise }: ExportNumbers, losses: Losses): Row {
  losses.addIf(units !== undefined, LOST.units)
  losses.addIf(format !== undefined, LOST.separators)
  noteOneAnswer(answers, losses)
  losses.addIf(otherwise !== undefined, LOST.otherwise)
  const [best] = answers.filter(({ fraction }) => fraction === 1)
  if (!best) throw new CannotWrite('No answer earns full credit.')
  losses.addIf(best.feedback !== undefined, LOST.answerFeedback)
  const { value, within } = centered(best, losses)
  return { type: 'numeric', correct: value, ...(within !== '0' && { tolerance: within }) }
}

function writeText(body: ExportTexts, losses: Losses): Row {
  const { answers, isCaseSensitive, isLenient, otherwise } = body
  losses.addIf(isLenient, LOST.lenient)
  losses.addIf(isCaseSensitive, LOST.caseSensitive)
  losses.addIf(otherwise !== undefined, LOST.otherwise)
  losses.addIf(
    answers.some(({ fraction }) => fraction > 0 && fraction < 1),
    LOST.partialAnswers,
  )
  losses.addIf(
    answers.some(({ fraction }) => fraction <= 0),
    LOST.mistakes,
  )
  const full = answers.filter(({ fraction }) => fraction === 1)
  losses.addIf(
    full.some(({ feedback }) => feedback !== undefined),
    LOST.answerFeedback,
  )
  return { type: 'short-text', correct: full.map(({ text }) => part(text, losses)).join('|') }
}

import { decodeText } from '../decode'
import { firstWords, ProblemList, QuestionError, requireTwo } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { plainText } from '../text-in'

interface Draft {
  line: number
  stem: string[]
  options: { label: string; text: string }[]
}

const OPTION = /^([A-Za-z])[).]\s+(.*)$/
const ANSWER = /^answer:\s*(.*)$/i
const LABELED_LINE = /^[A-Z][A-Z ]+:/

/** Reads an Aiken file: a question, lines `A) …` or `A. …`, and `ANSWER: A`. */
export function readAiken(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    let draft = emptyDraft()
    decodeText(bytes)
      .split('\n')
      .forEach((text, index) => {
        draft = readLine(text.trim(), index + 1, draft, questions, problems)
      })
    reportUnfinished(draft, problems)
  })
  return { questions, problems: problems.list }
}

function emptyDraft(): Draft {
  return { line: 0, stem: [], options: [] }
}

/** @returns the draft that the next line continues */
function readLine(
  text: string,
  line: number,
  draft: Draft,
  questions: ReadQuestion[],
  problems: ProblemList,
): Draft {
  if (text === '') return draft
  const answer = ANSWER.exec(text)
  if (answer) {
    finish(draft, (answer[1] ?? '').trim(), line, questions, problems)
    return emptyDraft()
  }
  const [, label = '', words = ''] = OPTION.exec(text) ?? []
  const expected = String.fromCharCode(65 + draft.options.length)
  if (draft.stem.length > 0 && label.toUpperCase() === expected) {
    draft.options.push({ label, text: words })
    return draft
  }
  if (draft.stem.length === 0 && LABELED_LINE.test(text)) {
    problems.warn(line, 'unknown-line', `“${firstWords(text)}” isn’t part of Aiken and was left out.`)
    return draft
  }
  return continueText(text, line, draft, problems)
}

function continueText(text: string, line: number, draft: Draft, problems: ProblemList): Draft {
  if (draft.options.length > 0) {
    reportUnfinished(draft, problems)
    return { line, stem: [text], options: [] }
  }
  if (draft.stem.length === 1) {
    const name = firstWords(draft.stem[0] ?? '')
    problems.warn(draft.line, 'several-lines', 'The question has several lines. They were joined.', name)
  }
  draft.stem.push(text)
  if (draft.line === 0) draft.line = line
  return draft
}

function finish(
  draft: Draft,
  letter: string,
  line: number,
  questions: ReadQuestion[],
  problems: ProblemList,
): void {
  const stem = draft.stem.join(' ')
  const name = firstWords(stem)
  const key = draft.options.findIndex(({ label }) => label.toUpperCase() === letter.toUpperCase())
  problems.attempt(draft.line, name, () => {
    requireComplete(draft, stem, letter, key, line)
    warnAbout(draft, letter, name, problems)
    questions.push({
      line: draft.line,
      type: 'single-choice',
      title: null,
      stem: { text: plainText(stem), format: 'plain' },
      options: draft.options.map(({ text }, index) => ({
        text: plainText(text),
        fraction: index === key ? 1 : 0,
      })),
    })
  })
}

function requireComplete({ options }: Draft, stem: string, letter: string, key: number, line: number): void {
  if (stem === '') throw new QuestionError('empty-stem', 'An answer has no question before it.', { line })
  requireTwo(options, 'A question needs at least two options, A) and B).')
  if (key !== -1) return
  const fix = 'Write one letter of the options.'
  throw new QuestionError('answer-not-offered', `The answer “${letter}” isn’t one of the options. ${fix}`, {
    line,
  })
}

function warnAbout({ line, options }: Draft, letter: string, name: string, problems: ProblemList): void {
  const isSmall = /[a-z]/.test(letter) || options.some(({ label }) => /[a-z]/.test(label))
  if (isSmall) {
    const fix = 'Moodle reads only capital letters.'
    problems.warn(line, 'small-letters', `The options or the answer have lowercase letters. ${fix}`, name)
  }
  const texts = options.map(({ text }) => text)
  if (new Set(texts).size < texts.length)
    problems.warn(line, 'options-alike', 'Some options have the same text. Pictures might be lost.', name)
}

function reportUnfinished({ line, stem }: Draft, problems: ProblemList): void {
  if (stem.length === 0) return
  const fix = 'Options begin with A) or A., and the line after them with ANSWER:.'
  problems.error(
    line,
    'question-without-answer',
    `The question has no answer. ${fix}`,
    firstWords(stem.join(' ')),
  )
}

import { categoryPath } from '../category'
import { decodeText } from '../decode'
import { FileError, firstWords, ProblemList, QuestionError } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { filled } from '../rich-text'
import { sumProblem } from '../weights'
import { type AnswerText, readNumbers, readOptions, readPairs, readShortText } from './answers'
import { type GiftBlock, splitBlocks } from './blocks'
import { showEscapes } from './escapes'
import { readOrdering } from './ordering'
import { readText } from './text'

/** Reads a GIFT file. A broken question costs only the text up to the next blank line. */
export function readGift(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    const blocks = splitBlocks(decodeText(bytes))
    requireGift(blocks)
    let category: string[] = []
    for (const block of blocks) {
      if (block.text.startsWith('$CATEGORY:')) category = readCategory(block, problems)
      else {
        const question = readBlock(block, problems)
        if (question) questions.push({ ...question, ...(category.length > 0 ? { category } : {}) })
      }
    }
  })
  return { questions, problems: problems.list }
}

/** Moodle would make descriptions of any text. */
function requireGift(blocks: readonly GiftBlock[]): void {
  if (blocks.some(({ text }) => /[{}]/.test(text) || text.startsWith('$CATEGORY:'))) return
  const loose = blocks.some(({ text }) => /^\s*[~=]/m.test(text))
  const isMarked = blocks.some(({ text }) => /^(::|\[(html|markdown|plain|moodle)\])/.test(text))
  if (isMarked && !loose) return
  const fix =
    'The options (~ and =) must be in braces directly after their question, without an empty line before them.'
  throw new FileError('not-gift', `This isn’t GIFT: no question has braces. ${fix}`, blocks[0]?.line ?? 1)
}

/** As in Moodle, a category ends at the next empty line; what follows directly isn’t read. */
function readCategory({ text, line }: GiftBlock, problems: ProblemList): string[] {
  const [first = '', ...rest] = text.slice('$CATEGORY:'.length).split('\n')
  if (rest.some((words) => words.trim() !== '')) {
    const lost = firstWords(showEscapes(rest.join(' ')))
    const fix = `Put an empty line after line ${line}, and import the file again.`
    problems.warn(line, 'text-after-category', `The text after the category was left out: “${lost}”. ${fix}`)
  }
  return categoryPath(showEscapes(first))
}

function readBlock(block: GiftBlock, problems: ProblemList): ReadQuestion | undefined {
  const { title, rest } = splitTitle(block.text)
  const name = title ?? firstWords(showEscapes(rest))
  return problems.attempt(block.line, name, () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what the rule looks for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(block.text))
      throw new QuestionError(
        'control-character',
        'The text has a control character, such as NUL. Remove it.',
      )
    const { idnumber, tags } = block
    const question = readQuestion(rest, { line: block.line, title, ...labels({ idnumber, tags }) })
    if (question.type === 'multiple-response') {
      const problem = sumProblem((question.options ?? []).map(({ fraction = 0 }) => fraction))
      if (problem !== null) problems.warn(block.line, 'weights-do-not-sum', problem, name)
    }
    return question
  })
}

function labels({
  idnumber,
  tags,
}: Pick<GiftBlock, 'idnumber' | 'tags'>): Pick<GiftBlock, 'idnumber' | 'tags'> {
  return { ...(idnumber === undefined ? {} : { idnumber }), ...(tags === undefined ? {} : { tags }) }
}

function splitTitle(text: string): { title: string | null; rest: string } {
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end === -1) return { title: null, rest: text }
  return { title: showEscapes(text.slice(2, end)).trim(), rest: text.slice(end + 2).trim() }
}

type Head = Pick<ReadQuestion, 'line' | 'title' | 'idnumber' | 'tags'>

function readQuestion(text: string, head: Head): ReadQuestion {
  const from = text.indexOf('{')
  const to = text.indexOf('}')
  if (from === -1 && to === -1) {
    const stem = readText(text, 'moodle')
    return { ...head, type: 'description', stem }
  }
  requireBraces(text, from, to)
  const after = text.slice(to + 1).trim()
  const isMissingWord = after !== ''
  const stem = readText(
    isMissingWord ? `${text.slice(0, from)}_____${text.slice(to + 1)}` : text.slice(0, from),
    'moodle',
  )
  const { answer, generalFeedback } = splitFeedback(text.slice(from + 1, to).trim(), stem.format)
  return {
    ...head,
    ...(isMissingWord ? { missingWord: true } : {}),
    stem,
    ...(generalFeedback ? { generalFeedback } : {}),
    ...readAnswers(answer),
  }
}

function requireBraces(text: string, from: number, to: number): void {
  if (to === -1) {
    const fix = 'Close them with }, and leave no empty line among them.'
    throw new QuestionError('unbalanced-brace', `The answers have no closing brace. ${fix}`)
  }
  if (from === -1 || to < from) {
    const fix = 'An empty line among the answers splits a question in two.'
    throw new QuestionError('unbalanced-brace', `A closing brace has no opening one. ${fix}`)
  }
  const inner = text.slice(from + 1, to).includes('{')
  if (!inner && !text.slice(to + 1).includes('{')) return
  const taken = showEscapes(text.slice(from, to + 1))
  const fix = 'Write \\{ and \\} for braces that are text.'
  throw new QuestionError(
    'unescaped-brace',
    `“${firstWords(taken)}” was read as the answers, and more braces follow. ${fix}`,
  )
}

function splitFeedback(text: string, format: AnswerText['format']) {
  const at = text.lastIndexOf('####')
  const answer = { text: (at === -1 ? text : text.slice(0, at)).trim(), format }
  return {
    answer,
    generalFeedback: at === -1 ? undefined : filled(readText(text.slice(at + 4), format).text),
  }
}

const TRUE_FALSE = /^(T|TRUE|F|FALSE)\s*(?:#|$)/i

/** The rules of Moodle’s own reader, in its order. */
function readAnswers(answer: AnswerText): Omit<ReadQuestion, keyof Head | 'stem'> {
  const { text, format } = answer
  if (text === '') return { type: 'essay' }
  if (text.startsWith('>')) return readOrdering(text, format)
  if (text.startsWith('#')) return { type: 'numeric', ...readNumbers(answer) }
  if (text.includes('~')) {
    const { options, isMultiple } = readOptions(answer)
    return { type: isMultiple ? 'multiple-response' : 'single-choice', options }
  }
  if (text.includes('=') && text.includes('->')) return { type: 'matching', ...readPairs(answer) }
  if (TRUE_FALSE.test(text)) return readTrueFalse(answer)
  return { type: 'short-text', ...readShortText(answer), caseSensitive: false }
}

/** The first feedback is for those who are wrong. */
function readTrueFalse({ text, format }: AnswerText): Omit<ReadQuestion, keyof Head | 'stem'> {
  const [word = '', wrong = '', ...right] = text.split('#')
  const feedbackWrong = filled(readText(wrong, format).text)
  const feedbackRight = filled(readText(right.join('#'), format).text)
  return {
    type: 'true-false',
    answer: /^t/i.test(word.trim()),
    ...(feedbackWrong ? { feedbackWrong } : {}),
    ...(feedbackRight ? { feedbackRight } : {}),
  }
}

import type { CsvRow } from '@/domain/csv/read-csv'
import { plainNumber } from '../numbers'
import { firstWords, type ProblemList, QuestionError, requireTwo } from '../problems'
import type { QuestionBody, ReadOption, ReadQuestion } from '../question'
import { filled, type RichText } from '../rich-text'
import { textIn } from '../text-in'
import { trueFalseBody } from '../true-false'

/** Brightspace writes a row for each part of a question: `NewQuestion,MC`, `Option,100,Neon,,Right.` */
export function isBrightspace(rows: readonly CsvRow[]): boolean {
  return rows.some(({ cells }) => cells[0]?.trim().toLowerCase() === 'newquestion')
}

export function readBrightspace(rows: readonly CsvRow[], problems: ProblemList): ReadQuestion[] {
  const blocks: CsvRow[][] = []
  for (const row of rows) {
    const name = (row.cells[0] ?? '').trim()
    if (name.startsWith('//')) continue
    if (name.toLowerCase() === 'newquestion') blocks.push([])
    blocks.at(-1)?.push(row)
  }
  return blocks.flatMap((block) => {
    const line = block[0]?.line ?? 1
    const parts = new Parts(block)
    return (
      problems.attempt(line, firstWords(parts.value('QuestionText')), () =>
        readBlock(line, parts, problems),
      ) ?? []
    )
  })
}

/** The rows of one question by their first cell. */
class Parts {
  constructor(private readonly rows: readonly CsvRow[]) {}

  all(name: string): string[][] {
    return this.rows
      .filter(({ cells }) => cells[0]?.trim().toLowerCase() === name.toLowerCase())
      .map(({ cells }) => cells.map((cell) => cell.trim()))
  }

  value(name: string): string {
    return this.all(name)[0]?.[1] ?? ''
  }

  /** A cell is HTML if another one of its row says so. */
  text(row: readonly string[] | undefined, at: number): RichText {
    const isHtml = row?.slice(at + 1).some((cell) => cell.toUpperCase() === 'HTML') ?? false
    return textIn(row?.[at] ?? '', isHtml ? 'html' : 'plain')
  }
}

function readBlock(line: number, parts: Parts, problems: ProblemList): ReadQuestion {
  const type = parts.value('NewQuestion').toUpperCase()
  const [row] = parts.all('QuestionText')
  const text = parts.text(row, 1)
  if (text.isEmpty) throw new QuestionError('empty-stem', 'The question is missing.')
  const isHtml = row?.some((cell) => cell.toUpperCase() === 'HTML') ?? false
  const points = Number(parts.value('Points') || '1')
  const generalFeedback = filled(parts.text(parts.all('Feedback')[0], 1))
  const hints = parts.all('Hint').map((hint) => parts.text(hint, 1))
  return {
    line,
    title: parts.value('Title') || null,
    stem: { text, format: isHtml ? 'html' : 'plain' },
    ...(parts.value('ID') ? { idnumber: parts.value('ID') } : {}),
    ...readType(type, parts, line, problems),
    ...(hints.length > 0 ? { hints } : {}),
    ...(generalFeedback ? { generalFeedback } : {}),
    ...(points === 1 ? {} : { mark: points }),
    ...(parts.value('Image') ? { has: ['media'], files: [parts.value('Image')] } : {}),
  }
}

function readType(type: string, parts: Parts, line: number, problems: ProblemList): QuestionBody {
  if (type === 'MC') return { type: 'single-choice', options: readOptions(parts, 100) }
  if (type === 'MS') return readMultiSelect(parts, line, problems)
  if (type === 'TF') return readTrueFalse(parts)
  if (type === 'SA') return readShortAnswer(parts)
  if (type === 'M') return readMatching(parts)
  if (type === 'O') return { type: 'ordering', elements: parts.all('Item').map((row) => parts.text(row, 1)) }
  if (type === 'WR') return { type: 'essay' }
  return { type: 'unsupported', sourceType: type }
}

function readOptions(parts: Parts, whole: number): ReadOption[] {
  const options = parts.all('Option').map((row) => ({
    text: parts.text(row, 2),
    fraction: readFraction(row[1] ?? '', whole),
    feedback: filled(parts.text(row, 4)),
  }))
  requireTwo(options)
  return options
}

function readFraction(cell: string, whole: number): number {
  const number = plainNumber(cell)
  if (number === null) throw new QuestionError('not-a-number', `“${cell}” isn’t a weight.`)
  return Number(number) / whole
}

function readMultiSelect(parts: Parts, line: number, problems: ProblemList): QuestionBody {
  const scoring = parts.value('Scoring')
  const rule = scoring.toLowerCase() === 'allornothing' ? 'all-or-nothing' : 'net-correct'
  if (scoring.toLowerCase() === 'rightanswers')
    problems.warn(
      line,
      'scoring-replaced',
      'Scoring RightAnswers has no equivalent. Correct minus incorrect is used.',
    )
  const options = readOptions(parts, 1).map((option) => {
    const isKey = (option.fraction ?? 0) > 0
    return { ...option, fraction: isKey ? 1 : 0, key: isKey }
  })
  return { type: 'multiple-response', rule, options }
}

function readTrueFalse(parts: Parts): QuestionBody {
  const [isTrue] = parts.all('TRUE')
  const [isFalse] = parts.all('FALSE')
  const answer = Number(isTrue?.[1] ?? 0) > Number(isFalse?.[1] ?? 0)
  return trueFalseBody(answer, filled(parts.text(isTrue, 2)), filled(parts.text(isFalse, 2)))
}

function readShortAnswer(parts: Parts): QuestionBody {
  const rows = parts.all('Answer')
  if (rows.some((row) => row.some((cell) => cell.toLowerCase() === 'regexp')))
    return { type: 'unsupported', sourceType: 'short answer with a regular expression' }
  return {
    type: 'short-text',
    caseSensitive: rows.some((row) => row[3]?.toLowerCase() === 'sensitive'),
    answers: rows.map(([, weight = '', text = '']) => ({ text, fraction: readFraction(weight, 100) })),
  }
}

function readMatching(parts: Parts): QuestionBody {
  const choices = new Map(parts.all('Choice').map((row) => [row[1], parts.text(row, 2)]))
  const matches = parts.all('Match')
  const used = new Set(matches.map((row) => row[1]))
  const pairs = matches.map((row) => {
    const choice = choices.get(row[1])
    if (choice === undefined)
      throw new QuestionError(
        'no-choice',
        `The match “${row[2] ?? ''}” names choice ${row[1] ?? ''}, which is missing.`,
      )
    return { stem: parts.text(row, 2), choice }
  })
  const extra = [...choices].flatMap(([key, text]) => (used.has(key) ? [] : [text]))
  return { type: 'matching', pairs, ...(extra.length > 0 ? { extraChoices: extra } : {}) }
}

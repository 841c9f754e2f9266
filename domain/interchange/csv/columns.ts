import type { CsvRow } from '@/domain/csv/read-csv'

/** The columns of a sheet of questions, by position. */
export interface SheetColumns {
  readonly question: number
  readonly type: number | null
  /** The text of the correct answer, next to columns of wrong ones. */
  readonly wrong: readonly number[]
  /** All options, in their order. */
  readonly options: readonly number[]
  readonly correct: number
  readonly tolerance: number | null
  readonly feedback: number | null
  readonly explanation: number | null
  readonly tags: number | null
  readonly id: number | null
  readonly image: number | null
  /** The number of columns that have a heading. */
  readonly width: number
}

const NAMES = {
  question: [
    'question',
    'question text',
    'frage',
    'pregunta',
    'domanda',
    'pergunta',
    'вопрос',
    'enunciado',
    'énoncé',
    'stem',
    'prompt',
  ],
  type: ['type', 'question type', 'typ', 'fragetyp', 'tipo'],
  correct: [
    'correct',
    'correct answer',
    'correct answers',
    'right',
    'answer',
    'key',
    'richtig',
    'richtige antwort',
    'lösung',
    'correcta',
    'respuesta correcta',
    'bonne réponse',
    'réponse correcte',
    'risposta corretta',
    'resposta correta',
    'правильный ответ',
  ],
  tolerance: ['tolerance', 'toleranz', 'tolerancia'],
  feedback: ['feedback', 'rückmeldung'],
  explanation: [
    'explanation',
    'answer explanation',
    'erklärung',
    'explicación',
    'explication',
    'spiegazione',
    'explicação',
    'begründung',
  ],
  tags: ['tags', 'tag', 'schlagwörter', 'etiquetas'],
  id: ['id', 'identifier'],
  image: ['image link', 'image', 'bild', 'imagen'],
} as const

const OPTION =
  /^(?:answer|option|choice|antwort|respuesta|opción|réponse|risposta|resposta|ответ) ?(?:[a-h]|\d)$/
const WRONG = /^(?:wrong|incorrect|distractor|falsch|wrong answer) ?\d*$/

/**
 * Finds the row of headings among the first ones: sheets of other products have titles above it.
 * @returns null if no row names a question and its answers
 */
export function findColumns(rows: readonly CsvRow[]): { columns: SheetColumns; at: number } | null {
  for (const [at, { cells }] of rows.slice(0, 12).entries()) {
    const columns = readHeadings(cells)
    if (columns !== null) return { columns, at }
  }
  return null
}

function readHeadings(cells: readonly string[]): SheetColumns | null {
  const names = cells.map(headingName)
  const find = (field: keyof typeof NAMES) => {
    const at = NAMES[field].map((name) => names.indexOf(name)).find((index) => index !== -1)
    return at ?? null
  }
  const findAll = (pattern: RegExp) => names.flatMap((name, index) => (pattern.test(name) ? [index] : []))
  // “Question Text” is preferred to “Question”, which might be its number.
  const question = names.includes('question text') ? names.indexOf('question text') : find('question')
  const correct = find('correct')
  const options = findAll(OPTION)
  if (question === null || correct === null) return null
  return {
    ...{ question, correct, options, wrong: findAll(WRONG) },
    ...{ type: find('type'), tolerance: find('tolerance'), feedback: find('feedback') },
    ...{ explanation: find('explanation'), tags: find('tags'), id: find('id'), image: find('image') },
    width: cells.length,
  }
}

/** Without what is in parentheses or after a dash: “Answer 3 (Optional)”, “Question - max 120 characters”. */
function headingName(cell: string): string {
  return cell
    .replace(/\(s\)/g, 's')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s[-–—]\s[\s\S]*$/, '')
    .replace(/[_:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

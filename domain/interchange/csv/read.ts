import { brokenRows, surplusProblem } from '@/domain/csv/bad-row'
import { type CsvRow, readCsv } from '@/domain/csv/read-csv'
import { withoutFormulaGuard } from '@/domain/csv/write-csv'
import { decodeText } from '../decode'
import { FileError, firstWords, ProblemList, QuestionError } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { filled } from '../rich-text'
import { plainText } from '../text-in'
import { isBrightspace, readBrightspace } from './brightspace'
import { findColumns, type SheetColumns } from './columns'
import { readRow } from './read-row'

/** Reads a sheet of questions: our own template, Kahoot, Wayground, Blooket, Brightspace, or similar headings. */
export function readCsvQuestions(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    const table = readCsv(decodeText(bytes))
    for (const { line, text, why } of brokenRows(table))
      problems.error(line, 'broken-quote', `Line ${line}: ${why}.`, text)
    if (isBrightspace(table.rows)) questions.push(...readBrightspace(table.rows, problems))
    else questions.push(...readSheet(table.rows, problems))
  })
  return { questions, problems: problems.list }
}

function readSheet(rows: readonly CsvRow[], problems: ProblemList): ReadQuestion[] {
  const found = findColumns(rows)
  if (found === null) {
    const fix = 'Name at least “question” and “correct”, and “wrong 1” or “answer 1” for the others.'
    throw new FileError('no-header', `No row says what the columns are. ${fix}`, rows[0]?.line ?? 1)
  }
  return rows.slice(found.at + 1).flatMap((row) => readSheetRow(row, found.columns, problems) ?? [])
}

function readSheetRow(row: CsvRow, columns: SheetColumns, problems: ProblemList): ReadQuestion | undefined {
  const cell = (column: number | null) =>
    column === null ? '' : withoutFormulaGuard((row.cells[column] ?? '').trim())
  const text = cell(columns.question)
  return problems.attempt(row.line, firstWords(text), () => {
    const surplus = surplusProblem(row, columns.width)
    if (surplus !== null) throw new QuestionError('too-many-cells', `Line ${row.line}: ${surplus}.`)
    if (text === '') throw new QuestionError('empty-stem', 'The question is missing.')
    const explanation = filled(plainText(cell(columns.explanation)))
    const tags = cell(columns.tags)
      .split(/[|,;]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    return {
      line: row.line,
      title: null,
      stem: { text: plainText(text), format: 'plain' },
      ...readRow(cell, columns),
      ...(cell(columns.id) === '' ? {} : { idnumber: cell(columns.id) }),
      ...(tags.length > 0 ? { tags } : {}),
      ...(explanation ? { generalFeedback: explanation } : {}),
      ...(cell(columns.image) === '' ? {} : { has: ['media'], files: [cell(columns.image)] }),
    }
  })
}

import { decodeText } from '../decode'
import { ProblemList } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { readNote } from './note'
import { type AnkiRow, splitRows } from './rows'

const SEPARATORS: Record<string, string> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
}

type Label = 'guid' | 'notetype' | 'deck' | 'tags'

interface Head {
  separator: string | null
  isHtml: boolean
  /** Columns that aren’t fields, counted from 0. */
  columns: Partial<Record<Label, number>>
  /** Values for all rows. */
  all: Partial<Record<Label, string>>
}

/** Reads “Notes in plain text”, with headers or, as in old files, without. */
export function readAnkiText(bytes: Uint8Array): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  problems.attemptFile(() => {
    const lines = decodeText(bytes).split('\n')
    const first = lines.findIndex((line) => !line.startsWith('#'))
    const count = first === -1 ? lines.length : first
    const head = readHead(lines.slice(0, count))
    const separator = head.separator ?? guessSeparator(lines[count] ?? '')
    for (const row of splitRows(lines.slice(count).join('\n'), count + 1, separator)) {
      const question = problems.attempt(row.line, row.cells[0], () => readRow(row, head))
      if (question) questions.push(question)
    }
  })
  return { questions, problems: problems.list }
}

function readHead(lines: readonly string[]): Head {
  const head: Head = { separator: null, isHtml: true, columns: {}, all: {} }
  for (const line of lines) {
    const [, name = '', value = ''] = /^#([^:]+):(.*)$/.exec(line) ?? []
    const key = name.trim().toLowerCase()
    const [, label, isColumn] = /^(guid|notetype|deck|tags)( column)?$/.exec(key) ?? []
    if (label && isColumn) head.columns[label as Label] = Number(value) - 1
    else if (label) head.all[label as Label] = value.trim()
    else if (key === 'separator')
      head.separator = SEPARATORS[value.trim().toLowerCase()] ?? (value.charAt(0) || '\t')
    else if (key === 'html') head.isHtml = value.trim().toLowerCase() === 'true'
  }
  return head
}

function guessSeparator(line: string): string {
  return ['\t', ';', '|', ','].find((separator) => line.includes(separator)) ?? '\t'
}

function readRow({ line, cells }: AnkiRow, head: Head): ReadQuestion {
  const labels = new Set(Object.values(head.columns))
  const label = (name: Label) => {
    const column = head.columns[name]
    return (column === undefined ? head.all[name] : cells[column]) ?? ''
  }
  return readNote({
    line,
    fields: cells.filter((_, index) => !labels.has(index)).map((text) => ({ name: null, text })),
    isHtml: head.isHtml,
    ...{ guid: label('guid'), notetype: label('notetype'), tags: label('tags') },
    deck: label('deck').split('::'),
  })
}

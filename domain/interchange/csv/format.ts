import { readCsv } from '@/domain/csv/read-csv'
import type { InterchangeFormat } from '../interchange-format'
import { isBrightspace } from './brightspace'
import { findColumns } from './columns'
import { readCsvQuestions } from './read'

export const CSV: InterchangeFormat = {
  id: 'csv',
  name: 'CSV of questions',
  extensions: ['.csv', '.tsv'],
  detects: ({ head, name, root }) => {
    if (root !== null || head === '') return 0
    const { rows } = readCsv(head)
    if (findColumns(rows) !== null || isBrightspace(rows)) return 3
    return name.endsWith('.csv') ? 2 : 0
  },
  read: ({ bytes }) => readCsvQuestions(bytes),
}

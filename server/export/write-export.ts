import 'server-only'
import { BYTE_ORDER_MARK, csvLine } from '@/domain/csv/write-csv'
import { AppError } from '@/server/platform/errors'
import type { Cell, ExportTable } from './export-table'
import { EXPORT_TABLES } from './export-tables'

const FORMAT = 'casebook-export/2'

/** Writes all data of a learner as one JSON document, in parts: `{ format, exportedAt, tables: { name: [row, …], … } }`. */
export async function* exportJson(learnerId: string, now: Date): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(FORMAT)},"exportedAt":${JSON.stringify(now)},"tables":{`
  for (const [index, table] of EXPORT_TABLES.entries()) {
    yield `${index > 0 ? ',' : ''}\n${JSON.stringify(table.name)}:[`
    let isFirst = true
    for await (const row of table.read(learnerId, now)) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
      isFirst = false
    }
    yield ']'
  }
  yield '}}\n'
}

/** Writes one table as CSV, line by line. @throws AppError NOT_FOUND if there is no such table */
export function exportCsv(learnerId: string, name: string, now: Date): AsyncGenerator<string> {
  const table = EXPORT_TABLES.find((entry) => entry.name === name)
  if (!table) throw new AppError('NOT_FOUND')
  return csvLines(table, learnerId, now)
}

async function* csvLines(table: ExportTable, learnerId: string, now: Date): AsyncGenerator<string> {
  const columns = Object.keys(table.columns)
  yield BYTE_ORDER_MARK + csvLine(columns)
  for await (const row of table.read(learnerId, now))
    yield csvLine(columns.map((column) => cellOf(row[column])))
}

function cellOf(value: Cell): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  return JSON.stringify(value)
}

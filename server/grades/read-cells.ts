import 'server-only'
import type { TotalCell } from '@/domain/grades/calculate-total'
import { CELL_FLAGS, readPackedCells } from './gradebook-statements'

/** A cell of the gradebook; `TotalCell` explains the fields that totals use. */
export interface StoredCell extends TotalCell {
  readonly isManual: boolean
  readonly hasNote: boolean
  /** Whether anything about this cell is stored. */
  readonly isStored: boolean
}

type Students = Parameters<typeof readPackedCells>[0]
type Columns = Parameters<typeof readPackedCells>[1]

/**
 * Reads the cells of students with one statement.
 * @returns for each student's ID, the cells by the index of the column; undefined for cells without an entry
 */
export async function readCells(
  students: Students,
  columns: Columns,
): Promise<Map<string, (StoredCell | undefined)[]>> {
  if (students.length === 0 || columns.length === 0) return new Map()
  const rows = await readPackedCells(students, columns)
  return new Map(rows.map(({ id, packed }) => [id, packed.split(',').map(unpack)]))
}

function unpack(packed: string): StoredCell | undefined {
  if (packed === '') return undefined
  const at = packed.indexOf(':')
  const flags = Number(at < 0 ? packed : packed.slice(0, at))
  return {
    ratio: at < 0 ? null : Number(packed.slice(at + 1)),
    isStored: (flags & CELL_FLAGS.isStored) > 0,
    isManual: (flags & CELL_FLAGS.isManual) > 0,
    isExcused: (flags & CELL_FLAGS.isExcused) > 0,
    hasNote: (flags & CELL_FLAGS.hasNote) > 0,
    isMissing: (flags & CELL_FLAGS.isMissing) > 0,
  }
}

import 'server-only'
import type { TotalCell, TotalColumn } from '@/domain/grades/calculate-total'
import type { GradeScale } from '@/domain/grades/grade-scale'
import { type ClassColumn, listClassColumns } from './gradebook-columns'
import { getGradeScale } from './gradebook-queries'
import { readCells } from './read-cells'

/** One assignment in a student’s total. */
type TotalEntry = TotalColumn & {
  title: string
  cell: TotalCell
  /** Whether there is a grade that the student can’t see yet. It isn’t in the total. */
  isHidden: boolean
}

/** What `calculateTotal` needs for one student, in the order of the gradebook. */
export type StudentTotal = { entries: TotalEntry[]; scale: GradeScale }

/** Reads what a student's total is calculated from, as staff see it. The caller has checked `viewGrades`. */
export async function getStudentTotal(
  classId: string,
  studentId: string,
  columns: readonly ClassColumn[],
): Promise<StudentTotal> {
  const student = { id: studentId, isDeleted: false }
  const [cells, scale] = await Promise.all([readCells([student], columns), getGradeScale(classId)])
  const own = cells.get(studentId) ?? []
  const entries = columns.map(({ id, title, points, category, isExtraCredit }, index) => {
    const { ratio = null, isExcused = false, isMissing = false } = own[index] ?? {}
    return {
      ...{ id, title, points, category, isExtraCredit, isHidden: false },
      cell: { ratio, isExcused, isMissing },
    }
  })
  return { entries, scale }
}

/**
 * The same as the student can see it: without scores that the results visibility still hides.
 * @param assigned the student's assignments, with the scores that they can see
 */
export async function getOwnTotal(
  classId: string,
  studentId: string,
  assigned: readonly { id: string; scoreRatio: number | null }[],
  now: Date,
): Promise<StudentTotal> {
  const visible = new Set(assigned.flatMap(({ id, scoreRatio }) => (scoreRatio === null ? [] : [id])))
  const { entries, scale } = await getStudentTotal(classId, studentId, await listClassColumns(classId, now))
  return {
    scale,
    entries: entries.map((entry) =>
      entry.cell.ratio === null || visible.has(entry.id)
        ? entry
        : { ...entry, isHidden: true, cell: { ...entry.cell, ratio: null } },
    ),
  }
}

import 'server-only'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { BYTE_ORDER_MARK, COMMA_CSV, type CsvFormat } from '@/domain/csv/write-csv'
import { longRows, toLines, wideRows } from '@/domain/grades/grade-table'
import { sortByText } from '@/domain/text/collation'
import { requireClassPermission } from '@/server/access/class-access'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { listGradebookColumns } from './gradebook-columns'
import { type GradebookSearch, getGradeScale, listGradebookRows } from './gradebook-queries'

/** The format of a gradebook file. */
export const ExportFormSchema = z.object({
  /** `wide`: one row for each student; `long`: one row for each grade. */
  form: z.enum(['wide', 'long']).catch('wide').default('wide'),
  separator: z.enum(['comma', 'semicolon', 'tab']).catch('comma').default('comma'),
  /** The IDs of the assignments; empty for all. Totals always cover all assignments. */
  columns: z.array(idText).max(1000).default([]),
})
type ExportForm = z.infer<typeof ExportFormSchema>

/** European spreadsheets separate cells with semicolons, because they use a decimal comma. */
const FORMATS: Readonly<Record<ExportForm['separator'], CsvFormat>> = {
  comma: COMMA_CSV,
  semicolon: { separator: ';', decimal: ',' },
  tab: { separator: '\t', decimal: '.' },
}

type Form = { form: ExportForm['form']; separator?: ExportForm['separator']; columns?: readonly string[] }

/**
 * Exports the gradebook as a CSV file, filtered and sorted. Importing the unchanged file changes nothing.
 * @throws AppError as `requireClassPermission`
 */
export async function exportGrades(
  viewerId: string,
  classId: string,
  search: GradebookSearch,
  form: Form,
  now: Date,
) {
  const { name, rows } = await readTable(viewerId, { classId, search, form, now })
  const [head = '', ...lines] = toLines(rows, FORMATS[form.separator ?? 'comma'])
  return { fileName: `${name}.csv`, lines: [BYTE_ORDER_MARK + head, ...lines] }
}

/**
 * Exports the same table as a spreadsheet file. Texts are cells of text, so nothing in it runs as a formula.
 * @throws AppError as `requireClassPermission`
 */
export async function exportSpreadsheet(
  viewerId: string,
  classId: string,
  search: GradebookSearch,
  form: Form,
  now: Date,
) {
  const { name, rows } = await readTable(viewerId, { classId, search, form, now })
  const cells: SheetData = rows.map((row, index) =>
    row.map((cell) => {
      const value = writable(cell)
      return index === 0 && value !== null ? { value, fontWeight: 'bold' } : value
    }),
  )
  const file = writeXlsxFile(cells, { sheet: 'Grades', stickyRowsCount: 1, stickyColumnsCount: 1 })
  return { fileName: `${name}.xlsx`, content: await file.toBuffer() }
}

/** XML can't contain most control characters. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

function writable(cell: string | number | null) {
  return typeof cell === 'string' ? cell.replaceAll(UNWRITABLE, '') : cell
}

type Table = { classId: string; search: GradebookSearch; form: Form; now: Date }

async function readTable(viewerId: string, { classId, search, form, now }: Table) {
  const ofClass = await requireClassPermission(viewerId, classId, 'viewGrades')
  const columns = await listGradebookColumns(ofClass.id, now)
  const { rows } = await listGradebookRows(ofClass.id, columns, { ...search, offset: 0 }, { take: null })
  const groups = await groupsIn(ofClass.id)
  const withGroups = rows.map((row) => ({ ...row, groups: groups.get(row.id) ?? [] }))
  const wanted = new Set(form.columns)
  const chosen = wanted.size === 0 ? columns : columns.filter(({ id }) => wanted.has(id))
  const { steps } = await getGradeScale(ofClass.id)
  return {
    name: `grades-${fileNameOf(ofClass.name)}`,
    rows:
      form.form === 'wide'
        ? [...wideRows(chosen, withGroups, steps.length > 0)]
        : [...longRows(chosen, withGroups)],
  }
}

async function groupsIn(classId: string): Promise<Map<string, string[]>> {
  const members = await db().groupMember.findMany({
    where: { group: { classId } },
    select: { userId: true, group: { select: { name: true } } },
  })
  const sorted = sortByText(members, ({ group }) => group.name, readerCollator())
  const groups = new Map<string, string[]>()
  for (const { userId, group } of sorted) groups.set(userId, [...(groups.get(userId) ?? []), group.name])
  return groups
}

/** The name of a class, for a file. */
export function fileNameOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'class'
  )
}

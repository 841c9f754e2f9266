import 'server-only'
import { z } from 'zod'
import { BYTE_ORDER_MARK, COMMA_CSV, type CsvFormat } from '@/domain/csv/write-csv'
import { longLines, wideLines } from '@/domain/grades/grade-table'
import { sortByText } from '@/domain/text/collation'
import { requireClassPermission } from '@/server/access/class-access'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { type GradebookSearch, listGradebookColumns, listGradebookRows } from './gradebook-queries'

/** The format of a gradebook file. */
export const ExportFormSchema = z.object({
  /** `wide`: one row for each student; `long`: one row for each grade. */
  form: z.enum(['wide', 'long']).catch('wide').default('wide'),
  separator: z.enum(['comma', 'semicolon', 'tab']).catch('comma').default('comma'),
})
export type ExportForm = z.infer<typeof ExportFormSchema>

/** European spreadsheets separate cells with semicolons, because they use a decimal comma. */
const FORMATS: Readonly<Record<ExportForm['separator'], CsvFormat>> = {
  comma: COMMA_CSV,
  semicolon: { separator: ';', decimal: ',' },
  tab: { separator: '\t', decimal: '.' },
}

/**
 * Exports the gradebook as a file, filtered and sorted. Importing the unchanged file changes nothing.
 * @throws AppError as `requireClassPermission`
 */
export async function exportGrades(
  viewerId: string,
  classId: string,
  search: GradebookSearch,
  { form, separator }: ExportForm,
  now: Date,
) {
  const ofClass = await requireClassPermission(viewerId, classId, 'viewGrades')
  const columns = await listGradebookColumns(ofClass.id, now)
  const { rows } = await listGradebookRows(ofClass.id, columns, { ...search, offset: 0 }, { take: null })
  const groups = await groupsIn(ofClass.id)
  const withGroups = rows.map((row) => ({ ...row, groups: groups.get(row.id) ?? [] }))
  const [head = '', ...lines] = (form === 'wide' ? wideLines : longLines)(
    columns,
    withGroups,
    FORMATS[separator],
  )
  return { fileName: `grades-${fileNameOf(ofClass.name)}.csv`, lines: [BYTE_ORDER_MARK + head, ...lines] }
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

function fileNameOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'class'
  )
}

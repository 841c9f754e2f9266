import { ExportFormSchema, exportGrades, exportSpreadsheet } from '@/server/grades/export-grades'
import { exportStatements } from '@/server/grades/export-statements'
import { GradebookSearchSchema } from '@/server/grades/gradebook-queries'
import { actorOf } from '@/server/http/actor'
import { bytesResponse, fileResponse } from '@/server/http/file-response'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'

/** Downloads the gradebook as a CSV or XLSX file, or the attempts as xAPI statements. */
export async function GET(request: Request, { params }: { params: Promise<{ class: string }> }) {
  try {
    const viewer = await requireViewer('account')
    const { class: classId } = await params
    const { searchParams } = new URL(request.url)
    const query = Object.fromEntries(searchParams)
    const search = parseInput(GradebookSearchSchema, query)
    const form = parseInput(ExportFormSchema, { ...query, columns: searchParams.getAll('columns') })
    if (query.file === 'xapi') {
      const actor = await actorOf(viewer)
      const { fileName, parts } = await exportStatements(
        actor,
        { classId, search, assignments: form.columns },
        new Date(),
      )
      return fileResponse(fileName, 'application/json', parts)
    }
    const input = [viewer.id, classId, search, form, new Date()] as const
    if (query.file === 'xlsx') {
      const { fileName, content } = await exportSpreadsheet(...input)
      return bytesResponse(fileName, XLSX, content)
    }
    const { fileName, lines } = await exportGrades(...input)
    return fileResponse(fileName, 'text/csv; charset=utf-8', lines)
  } catch (error) {
    return problemResponse(error)
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

import { ExportFormSchema, exportGrades } from '@/server/grades/export-grades'
import { GradebookSearchSchema } from '@/server/grades/gradebook-queries'
import { fileResponse } from '@/server/http/file-response'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'

/** Downloads the gradebook as a CSV file. */
export async function GET(request: Request, { params }: { params: Promise<{ class: string }> }) {
  try {
    const viewer = await requireViewer('account')
    const { class: classId } = await params
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const search = parseInput(GradebookSearchSchema, query)
    const form = parseInput(ExportFormSchema, query)
    const { fileName, lines } = await exportGrades(viewer.id, classId, search, form, new Date())
    return fileResponse(fileName, 'text/csv; charset=utf-8', lines)
  } catch (error) {
    return problemResponse(error)
  }
}

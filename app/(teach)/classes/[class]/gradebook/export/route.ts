import { fileResponse } from '@/server/http/file-response'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'
import { ExportFormSchema, exportMarks } from '@/server/marks/export-marks'
import { GradebookSearchSchema } from '@/server/marks/gradebook-queries'

/** Downloads the gradebook as a CSV file. */
export async function GET(request: Request, { params }: { params: Promise<{ class: string }> }) {
  try {
    const viewer = await requireViewer('account')
    const { class: classId } = await params
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const search = parseInput(GradebookSearchSchema, query)
    const form = parseInput(ExportFormSchema, query)
    const { fileName, lines } = await exportMarks(viewer.id, classId, search, form, new Date())
    return fileResponse(fileName, 'text/csv; charset=utf-8', lines)
  } catch (error) {
    return problemResponse(error)
  }
}

import { requireViewer } from '@/server/auth/viewer'
import { fileResponse } from '@/server/file-response'
import { exportMarks } from '@/server/marks/export-marks'
import { GradebookSearchSchema } from '@/server/marks/gradebook-queries'
import { problemResponse } from '@/server/problem'

/** The gradebook as a file, line by line. */
export async function GET(request: Request, { params }: { params: Promise<{ class: string }> }) {
  try {
    const viewer = await requireViewer('account')
    const { class: classId } = await params
    const search = GradebookSearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const { fileName, lines } = await exportMarks(viewer.id, classId, search, new Date())
    return fileResponse(fileName, 'text/csv; charset=utf-8', lines)
  } catch (error) {
    return problemResponse(error)
  }
}

import { requireViewer } from '@/server/auth/viewer'
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
    return new Response(streamOf(lines), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    return problemResponse(error)
  }
}

function streamOf(lines: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next = 0
  return new ReadableStream({
    pull(controller) {
      const line = lines[next++]
      if (line === undefined) controller.close()
      else controller.enqueue(encoder.encode(line))
    },
  })
}

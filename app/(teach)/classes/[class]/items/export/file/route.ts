import { EXPORT_FORMATS } from '@/domain/interchange/export-formats'
import { actorOf } from '@/server/http/actor'
import { bytesResponse } from '@/server/http/file-response'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'
import { ExportScopeSchema, exportQuestions } from '@/server/interchange/export-questions'

/** Downloads questions with their keys as a file. */
export async function GET(request: Request, { params }: { params: Promise<{ class: string }> }) {
  try {
    const viewer = await requireViewer('account')
    const { class: classId } = await params
    const { format = EXPORT_FORMATS[0]?.id ?? '', ...query } = Object.fromEntries(
      new URL(request.url).searchParams,
    )
    const scope = parseInput(ExportScopeSchema, query)
    const actor = await actorOf(viewer)
    const { fileName, mediaType, bytes } = await exportQuestions(actor, classId, scope, format)
    return bytesResponse(fileName, mediaType, bytes)
  } catch (error) {
    return problemResponse(error)
  }
}

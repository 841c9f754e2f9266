import { exportJson } from '@/server/export/write-export'
import { fileResponse } from '@/server/http/file-response'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'

/** Returns everything stored about the viewer as one JSON document. */
export async function GET() {
  try {
    const viewer = await requireViewer('learner')
    return fileResponse('casebook.json', 'application/json', exportJson(viewer.id, new Date()))
  } catch (error) {
    return problemResponse(error)
  }
}

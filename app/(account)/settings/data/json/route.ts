import { cookies } from 'next/headers'
import { exportJson } from '@/server/export/write-export'
import { fileResponse } from '@/server/http/file-response'
import { problemResponse } from '@/server/http/problem'
import { requireRecentSignIn } from '@/server/http/sessions'
import { requireViewer } from '@/server/http/viewer'

/** Returns everything stored about the viewer as one JSON document. */
export async function GET() {
  try {
    const viewer = await requireViewer('learner')
    await requireRecentSignIn(await cookies(), viewer)
    return fileResponse('casebook.json', 'application/json', exportJson(viewer.id, new Date()))
  } catch (error) {
    return problemResponse(error)
  }
}

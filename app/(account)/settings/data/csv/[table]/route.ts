import { cookies } from 'next/headers'
import { exportCsv } from '@/server/export/write-export'
import { fileResponse } from '@/server/http/file-response'
import { problemResponse } from '@/server/http/problem'
import { requireRecentSignIn } from '@/server/http/sessions'
import { requireViewer } from '@/server/http/viewer'

/** Returns one table of the viewer's data as CSV. */
export async function GET(_request: Request, { params }: { params: Promise<{ table: string }> }) {
  try {
    const viewer = await requireViewer('learner')
    await requireRecentSignIn(await cookies(), viewer)
    const { table } = await params
    const lines = exportCsv(viewer.id, table, new Date())
    return fileResponse(`casebook-${table}.csv`, 'text/csv; charset=utf-8', lines)
  } catch (error) {
    return problemResponse(error)
  }
}

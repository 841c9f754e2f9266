import { exportInvitations, InvitationSearchSchema } from '@/server/classes/invitations'
import { fileResponse } from '@/server/http/file-response'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { requireViewer } from '@/server/http/viewer'

/** Downloads the open invitations as a CSV file for mail merge. */
export async function GET(request: Request, { params }: { params: Promise<{ class: string }> }) {
  try {
    const viewer = await requireViewer('account')
    const { class: classId } = await params
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const { name } = parseInput(InvitationSearchSchema, query)
    const { fileName, lines } = await exportInvitations(viewer.id, classId, name)
    return fileResponse(fileName, 'text/csv; charset=utf-8', lines)
  } catch (error) {
    return problemResponse(error)
  }
}

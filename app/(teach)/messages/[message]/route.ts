import { findViewer } from '@/server/auth/viewer'
import { openMessage } from '@/server/messages/message-queries'
import { findPathOfSite } from '@/server/path-of-site'

/** Marks a message as read and leads to what it is about. */
export async function GET(_request: Request, { params }: { params: Promise<{ message: string }> }) {
  const { message } = await params
  const viewer = await findViewer()
  const path = findPathOfSite(viewer && (await openMessage(viewer.id, message)))
  return new Response(null, { status: 303, headers: { Location: path ?? '/messages' } })
}

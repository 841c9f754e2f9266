import { notFound } from 'next/navigation'
import { findPathOfSite } from '@/server/http/path-of-site'
import { findViewer } from '@/server/http/viewer'
import { openMessage } from '@/server/messages/message-queries'

/** Marks a notification as read and redirects to its page. */
export async function GET(_request: Request, { params }: { params: Promise<{ message: string }> }) {
  const { message } = await params
  const viewer = await findViewer()
  if (!viewer) return seeOther(`/sign-in?next=${encodeURIComponent(`/messages/${message}`)}`)
  const path = await openMessage(viewer.id, message)
  if (path === null) notFound()
  return seeOther(findPathOfSite(path) ?? '/messages')
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}

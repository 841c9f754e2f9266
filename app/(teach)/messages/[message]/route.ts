import { notFound } from 'next/navigation'
import { findViewer } from '@/server/auth/viewer'
import { openMessage } from '@/server/messages/message-queries'
import { findPathOfSite } from '@/server/path-of-site'

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

import { notFound } from 'next/navigation'
import { findPathOfSite } from '@/server/http/safe-redirect-path'
import { findViewer } from '@/server/http/viewer'
import { openNotification } from '@/server/notifications/notification-queries'

/** Marks a notification as read and redirects to its page. */
export async function GET(_request: Request, { params }: { params: Promise<{ notification: string }> }) {
  const { notification } = await params
  const viewer = await findViewer()
  if (!viewer) return seeOther(`/sign-in?next=${encodeURIComponent(`/notifications/${notification}`)}`)
  const path = await openNotification(viewer.id, notification)
  if (path === null) notFound()
  return seeOther(findPathOfSite(path) ?? '/notifications')
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}

import { progressOperations } from '@/server/api/operations/progress-operations'
import { findEndedSession } from '@/server/auth/end-session'
import { renewSession } from '@/server/auth/renew-session'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { ensureOwner } from '@/server/http/owner-cookie'
import { countUnread } from '@/server/notifications/notification-queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(progressOperations.getViewer, async ({ viewer, isByToken }) => {
    if (!viewer) return { viewer: null, ended: isByToken ? null : await findEndedSession() }
    if (!isByToken) {
      await renewSession(viewer)
      await ensureOwner(viewer.id)
    }
    const { id, isGuest, name, email, role } = viewer
    const unread = isGuest ? 0 : await countUnread(id)
    return {
      viewer: { id, isGuest, name: name ?? email, isAdministrator: role === 'ADMIN', unread },
      ended: null,
    }
  }),
)

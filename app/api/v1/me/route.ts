import { progressOperations } from '@/server/api/operations/progress-operations'
import { renewSession } from '@/server/auth/renew-session'
import { defineResource, defineRoute } from '@/server/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(progressOperations.getViewer, async ({ viewer, isByToken }) => {
    if (!viewer) return { viewer: null }
    if (!isByToken) await renewSession(viewer)
    const { isGuest, name, email, role } = viewer
    return { viewer: { isGuest, name: name ?? email, isAdministrator: role === 'ADMIN' } }
  }),
)

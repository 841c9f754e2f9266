import type { NotificationType } from '@/domain/notifications/notification'
import type { Tx } from '@/server/platform/db'

export type NewNotification = {
  userId: string
  kind: NotificationType
  title: string
  body: string
  /** A path on this site that it links to. */
  path: string
  /** Defaults to the database's clock. */
  createdAt?: Date
}

/**
 * Sends notifications, except to users who turned off their type and to anonymous owners. Uses two statements for any number of
 * notifications. A background job emails them.
 */
export async function notify(tx: Tx, notifications: readonly NewNotification[]): Promise<void> {
  if (notifications.length === 0) return
  const quiet = await tx.user.findMany({
    where: {
      id: { in: [...new Set(notifications.map(({ userId }) => userId))] },
      OR: [{ mutedNotifications: { isEmpty: false } }, { isAnonymous: true }],
    },
    select: { id: true, mutedNotifications: true, isAnonymous: true },
  })
  const isQuiet = ({ userId, kind }: NewNotification) =>
    quiet.some(
      ({ id, mutedNotifications, isAnonymous }) =>
        id === userId && (isAnonymous || mutedNotifications.includes(kind)),
    )
  await tx.notification.createMany({ data: notifications.filter((notification) => !isQuiet(notification)) })
}

import 'server-only'
import { db } from '@/server/platform/db'

export type Told = { id: string; title: string; body: string; path: string; createdAt: Date; isRead: boolean }

/** Lists a user's 100 latest notifications, newest first. */
export async function listNotifications(userId: string): Promise<Told[]> {
  const rows = await db().notification.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, title: true, body: true, path: true, createdAt: true, readAt: true },
  })
  return rows.map(({ readAt, ...row }) => ({ ...row, isRead: readAt !== null }))
}

export function countUnread(userId: string): Promise<number> {
  return db().notification.count({ where: { userId, readAt: null } })
}

/** Marks all notifications up to `until` as read. */
export async function markRead(userId: string, until: Date): Promise<void> {
  await db().notification.updateMany({
    where: { userId, readAt: null, createdAt: { lte: until } },
    data: { readAt: new Date() },
  })
}

/** Marks one notification as read. @returns the path that it links to; null if it isn't this user's */
export async function openNotification(userId: string, id: string): Promise<string | null> {
  const notification = await db().notification.findFirst({
    where: { id, userId },
    select: { path: true, readAt: true },
  })
  if (!notification) return null
  if (notification.readAt === null)
    await db().notification.update({ where: { id }, data: { readAt: new Date() } })
  return notification.path
}

/** Returns the notification types that a user turned off. */
export async function getMutedNotifications(userId: string): Promise<string[]> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { mutedNotifications: true },
  })
  return user.mutedNotifications
}

/** @param kinds the notification types to turn off */
export async function setMutedNotifications(userId: string, kinds: readonly string[]): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { mutedNotifications: [...kinds] } })
}

import 'server-only'
import { db } from '@/server/platform/db'

export type Told = { id: string; title: string; body: string; path: string; createdAt: Date; isRead: boolean }

/** Lists a user's 100 latest notifications, newest first. */
export async function listMessages(userId: string): Promise<Told[]> {
  const rows = await db().message.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, title: true, body: true, path: true, createdAt: true, readAt: true },
  })
  return rows.map(({ readAt, ...row }) => ({ ...row, isRead: readAt !== null }))
}

export function countUnread(userId: string): Promise<number> {
  return db().message.count({ where: { userId, readAt: null } })
}

/** Marks all notifications up to `until` as read. */
export async function markRead(userId: string, until: Date): Promise<void> {
  await db().message.updateMany({
    where: { userId, readAt: null, createdAt: { lte: until } },
    data: { readAt: new Date() },
  })
}

/** Marks one notification as read. @returns the path that it links to; null if it isn't this user's */
export async function openMessage(userId: string, id: string): Promise<string | null> {
  const message = await db().message.findFirst({
    where: { id, userId },
    select: { path: true, readAt: true },
  })
  if (!message) return null
  if (message.readAt === null) await db().message.update({ where: { id }, data: { readAt: new Date() } })
  return message.path
}

/** Returns the notification types that a user turned off. */
export async function getMutedMessages(userId: string): Promise<string[]> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { mutedMessages: true } })
  return user.mutedMessages
}

/** @param kinds the notification types to turn off */
export async function setMutedMessages(userId: string, kinds: readonly string[]): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { mutedMessages: [...kinds] } })
}

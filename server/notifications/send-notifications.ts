import { DAY_MS } from '@/domain/time/durations'
import type { Db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'

const BATCH = 50

export type Mailer = (mail: { to: string; subject: string; text: string }) => Promise<void>

/**
 * Emails the notifications that haven't been emailed yet. Claims each one before it is sent, so that two processes never send it twice.
 * If the SMTP server rejects one, later calls retry for 24 hours.
 * @param send null without an SMTP server: then the notifications count as done and stay in the app
 * @returns how many emails were sent
 */
export async function sendNotifications(client: Db, send: Mailer | null, now: Date): Promise<number> {
  if (send === null) {
    await client.notification.updateMany({ where: { emailedAt: null }, data: { emailedAt: now } })
    return 0
  }
  const waiting = await client.notification.findMany({
    where: { emailedAt: null, user: { email: { not: null } } },
    orderBy: { createdAt: 'asc' },
    take: BATCH,
    select: {
      id: true,
      title: true,
      body: true,
      path: true,
      createdAt: true,
      user: { select: { email: true } },
    },
  })
  let sent = 0
  for (const { id, title, body, path, createdAt, user } of waiting) {
    const { count } = await client.notification.updateMany({
      where: { id, emailedAt: null },
      data: { emailedAt: now },
    })
    if (count === 0 || user.email === null) continue
    try {
      await send({ to: user.email, subject: title, text: mailText({ title, body, path }) })
      sent += 1
    } catch (error) {
      console.error('A notification could not be emailed:', error)
      const isWorthAnotherTry = now.getTime() - createdAt.getTime() < DAY_MS
      if (isWorthAnotherTry) await client.notification.update({ where: { id }, data: { emailedAt: null } })
    }
  }
  return sent
}

function mailText({ title, body, path }: { title: string; body: string; path: string }): string {
  const parts = [title, body, `${publicUrl()}${path}`, `Manage notifications: ${publicUrl()}/notifications`]
  return parts.filter(Boolean).join('\n\n')
}

import { DAY_MS } from '@/domain/time/durations'
import type { Db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { log } from '@/server/platform/log'
import type { Mail } from '@/server/platform/mail'
import { makeStopRemindersLink } from './reminder-link'

const BATCH = 50

/** What a person studies, and the names of students, go only to an email that is known to be the person's own. */
const ONLY_VERIFIED = ['review-due', 'weekly-digest']

export type Mailer = (mail: Mail) => Promise<void>

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
      userId: true,
      kind: true,
      title: true,
      body: true,
      path: true,
      createdAt: true,
      user: { select: { email: true, emailVerifiedAt: true } },
    },
  })
  let sent = 0
  for (const { id, createdAt, user, ...notification } of waiting) {
    const { count } = await client.notification.updateMany({
      where: { id, emailedAt: null },
      data: { emailedAt: now },
    })
    const isUnverified = ONLY_VERIFIED.includes(notification.kind) && user.emailVerifiedAt === null
    if (count === 0 || user.email === null || isUnverified) continue
    try {
      await send({ to: user.email, ...mailOf(notification) })
      sent += 1
    } catch (error) {
      log.error({ error, notification: id }, 'emailing a notification failed')
      const isWorthAnotherTry = now.getTime() - createdAt.getTime() < DAY_MS
      if (isWorthAnotherTry) await client.notification.update({ where: { id }, data: { emailedAt: null } })
    }
  }
  return sent
}

type Told = { userId: string; kind: string; title: string; body: string; path: string }

function mailOf({ userId, kind, title, body, path }: Told): Omit<Mail, 'to'> {
  const stopLink = kind === 'review-due' ? makeStopRemindersLink(userId) : null
  const parts = [
    ...[title, body, `${publicUrl()}${path}`],
    stopLink ? `Stop these reminders: ${stopLink}` : `Manage notifications: ${publicUrl()}/notifications`,
  ]
  return {
    subject: title,
    text: parts.filter(Boolean).join('\n\n'),
    // Email apps show it as a button.
    ...(stopLink && { headers: { 'List-Unsubscribe': `<${stopLink}>` } }),
  }
}

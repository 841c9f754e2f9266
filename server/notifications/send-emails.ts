import type { Db, Tx } from '@/server/platform/db'
import { queueEmails, sendQueuedEmails } from '@/server/platform/email-queue'
import { publicUrl } from '@/server/platform/env'
import type { Mail, Mailer } from '@/server/platform/mail'
import { lockUnmailed } from './notification-statements'
import { makeStopRemindersLink } from './reminder-link'

const BATCH = 50

/** What a person studies, and the names of students, go only to an email that is known to be the person's own. */
const ONLY_VERIFIED = ['review-due', 'weekly-digest']

/**
 * Sends all email that waits: queues that of new notifications, each once, and sends what is due. Several processes can run
 * it at the same time.
 * @param send null without an SMTP server: then the notifications count as done and stay in the app
 * @returns how many emails were sent
 */
export async function sendEmails(client: Db, send: Mailer | null, now: Date): Promise<number> {
  if (send === null) {
    await client.notification.updateMany({ where: { emailedAt: null }, data: { emailedAt: now } })
    return 0
  }
  while ((await client.$transaction((tx) => queueNotifications(tx, now))) === BATCH);
  return sendQueuedEmails(client, send, now)
}

/** @returns how many notifications are done */
async function queueNotifications(tx: Tx, now: Date): Promise<number> {
  const ids = await lockUnmailed(tx, BATCH)
  if (ids.length === 0) return 0
  const rows = await tx.notification.findMany({
    where: { id: { in: ids } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, userId: true, kind: true, title: true, body: true, path: true },
      user: { select: { email: true, emailVerifiedAt: true } },
    },
  })
  await tx.notification.updateMany({ where: { id: { in: ids } }, data: { emailedAt: now } })
  const emails = rows.flatMap(({ id, user, ...notification }) => {
    const isUnverified = ONLY_VERIFIED.includes(notification.kind) && user.emailVerifiedAt === null
    if (user.email === null || isUnverified) return []
    const mail = { to: user.email, ...mailOf(notification) }
    return [{ kind: 'notification' as const, mail, userId: notification.userId, notificationId: id }]
  })
  await queueEmails(tx, emails, now)
  return ids.length
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

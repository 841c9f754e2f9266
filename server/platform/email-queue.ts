import { randomUUID } from 'node:crypto'
import { DAY_MS, MINUTE_MS } from '@/domain/time/durations'
import { type Db, db, type Tx } from './db'
import { type ClaimedEmail, claimEmail } from './email-queue-statements'
import { log } from './log'
import { type Mail, type Mailer, MailSchema } from './mail'
import { openText, sealText } from './sealed-text'
import { isStopping } from './stopping'

/**
 * The queue of emails in the database, so that a restart loses none and several processes send each once. An email is
 * queued in the transaction of what causes it, and deleted when it was sent. If a process ends between the two, the email is
 * sent again.
 */

const KINDS = ['sign-up', 'reset-password', 'verify-email', 'invitation', 'notification'] as const
export type EmailKind = (typeof KINDS)[number]

export type NewEmail = {
  kind: EmailKind
  mail: Mail
  /** The account that it is for: if it is deleted, the email isn't sent. */
  userId?: string
  notificationId?: string
  /** When its link expires, for example. A day from now by default. */
  giveUpAt?: Date
}

const PURPOSE = 'email'
/** How long a process has for one try: longer than the timeouts of `sendMail`. */
const CLAIM_MS = 5 * MINUTE_MS
const LONGEST_DELAY_MS = 15 * MINUTE_MS
const KEEP_FAILED_MS = 30 * DAY_MS
const SHOWN_FAILURES = 20

/** Queues emails. Uses one statement. @param tx the transaction of what causes them */
export async function queueEmails(tx: Tx, emails: readonly NewEmail[], now: Date): Promise<void> {
  if (emails.length === 0) return
  await tx.outgoingEmail.createMany({
    data: emails.map(({ mail, giveUpAt = new Date(now.getTime() + DAY_MS), ...email }) => {
      const id = randomUUID()
      const sealed = sealText(PURPOSE, id, JSON.stringify(mail))
      return { ...email, id, sealed, giveUpAt, createdAt: now, nextTryAt: now }
    }),
  })
}

/**
 * Sends the emails that are due, one after another. Several processes can run it at the same time. An email that the server
 * rejects is tried again after growing delays, until its time runs out. If the server can't be reached, the others wait too.
 * @returns how many were sent
 */
export async function sendQueuedEmails(client: Db, send: Mailer, now: Date): Promise<number> {
  const startedAt = performance.now()
  let sent = 0
  // A process that stops leaves the others to those that continue.
  while (!isStopping()) {
    const at = new Date(now.getTime() + performance.now() - startedAt)
    const email = await claimEmail(client, at, new Date(at.getTime() + CLAIM_MS))
    if (!email) break
    const outcome = await tryEmail(client, email, { send, at })
    if (outcome === 'sent') sent += 1
    if (outcome === 'unreachable') break
  }
  return sent
}

type Outcome = 'sent' | 'failed' | 'unreachable'

async function tryEmail(
  client: Db,
  email: ClaimedEmail,
  { send, at }: { send: Mailer; at: Date },
): Promise<Outcome> {
  if (email.giveUpAt <= at) return giveUp(client, email, { at })
  const mail = readMail(email)
  if (!mail) return giveUp(client, email, { at, failure: 'UNREADABLE' })
  try {
    await send(mail)
  } catch (error) {
    return noteFailedTry(client, email, { at, error })
  }
  await client.outgoingEmail.deleteMany({ where: thisTry(email) })
  return 'sent'
}

/** @returns null if it was encrypted with another secret */
function readMail({ id, sealed }: ClaimedEmail): Mail | null {
  const text = openText(PURPOSE, id, sealed ?? '')
  return text === null ? null : MailSchema.parse(JSON.parse(text))
}

async function noteFailedTry(
  client: Db,
  email: ClaimedEmail,
  { at, error }: { at: Date; error: unknown },
): Promise<Outcome> {
  const { failure, isAnswered } = describeFailure(error)
  const nextTryAt = new Date(at.getTime() + retryDelayMs(email.tries))
  const { id, kind, tries } = email
  log.warn({ error, email: id, kind, tries }, 'sending an email failed')
  if (nextTryAt >= email.giveUpAt) await giveUp(client, email, { at, failure })
  else await client.outgoingEmail.updateMany({ where: thisTry(email), data: { nextTryAt, failure } })
  return isAnswered ? 'failed' : 'unreachable'
}

/** Removes the text, and keeps the rest for the administrators. */
async function giveUp(
  client: Db,
  email: ClaimedEmail,
  { at, failure }: { at: Date; failure?: string },
): Promise<Outcome> {
  const { id, kind, tries } = email
  const { count } = await client.outgoingEmail.updateMany({
    where: thisTry(email),
    data: { sealed: null, nextTryAt: null, failedAt: at, ...(failure && { failure }) },
  })
  if (count > 0) log.error({ email: id, kind, tries, failure }, 'an email couldn’t be sent and was given up')
  return 'failed'
}

/** Matches nothing if another process has taken over, or the account was deleted. */
function thisTry({ id, tries }: ClaimedEmail) {
  return { id, tries }
}

/** The delay after a failed try: 1, 2, 4, 8, and then 15 minutes. @param tries the number of tries until now */
export function retryDelayMs(tries: number): number {
  return Math.min(2 ** (tries - 1) * MINUTE_MS, LONGEST_DELAY_MS)
}

/** Without the server's words, which can contain the recipient. */
function describeFailure(error: unknown): { failure: string; isAnswered: boolean } {
  const { responseCode, code } = Object(error) as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number') return { failure: String(responseCode), isAnswered: true }
  return { failure: typeof code === 'string' ? code : 'UNKNOWN', isAnswered: typeof code !== 'string' }
}

export type FailedEmail = {
  id: string
  kind: EmailKind
  /** Null if it wasn't for an account. */
  recipient: string | null
  failedAt: Date
  tries: number
  failure: string | null
}

/** Lists the latest emails that couldn't be sent, for administrators. */
export async function listFailedEmails(): Promise<FailedEmail[]> {
  const rows = await db().outgoingEmail.findMany({
    where: { failedAt: { not: null } },
    orderBy: [{ failedAt: 'desc' }, { id: 'asc' }],
    take: SHOWN_FAILURES,
    select: {
      ...{ id: true, kind: true, failedAt: true, tries: true, failure: true },
      user: { select: { email: true } },
    },
  })
  return rows.flatMap(({ kind: stored, failedAt, user, ...row }) => {
    const kind = KINDS.find((known) => known === stored)
    return kind && failedAt ? [{ ...row, kind, failedAt, recipient: user?.email ?? null }] : []
  })
}

/** Removes what was given up more than 30 days ago. @returns how many */
export async function removeFailedEmails(client: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_FAILED_MS)
  const { count } = await client.outgoingEmail.deleteMany({ where: { failedAt: { lt: before } } })
  return count
}

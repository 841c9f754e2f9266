import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { HOUR_MS } from '@/domain/time/durations'
import { clientIpAddress } from '@/server/http/client-ip-address'
import { consumeRateLimit, isWithinRateLimit } from '@/server/http/rate-limits'
import { db, type Tx } from '@/server/platform/db'
import { queueEmails } from '@/server/platform/email-queue'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { isMailSet } from '@/server/platform/mail'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { waitsForCode } from './admit-user'
import { NEW_PASSWORD, setPassword, startSessionAfter } from './change-password'
import { hashNewPassword, NewPasswordSchema } from './new-password'
import { EmailSchema } from './sign-up'

const MAILED_LINK_HOURS = 1
const HANDED_LINK_HOURS = 24

export const AskForResetSchema = z.object({ email: EmailSchema })
export const ResetPasswordSchema = z.object({
  token: z.string().min(1).max(200),
  newPassword: NewPasswordSchema,
})

/** @throws AppError CONFLICT if this site doesn't send email, RATE_LIMITED */
export async function askForReset(): Promise<void> {
  await consumeRateLimit('reset-client', await clientIpAddress())
  if (!isMailSet())
    throw new AppError('CONFLICT', {
      userMessage: 'This site doesn’t send email. Ask an administrator for a reset link.',
    })
}

/** Queues an email with a one-time link if the email has an account. Call it after the response, whose time then reveals nothing. */
export async function mailResetLink({ email }: z.infer<typeof AskForResetSchema>): Promise<void> {
  if (!(await isWithinRateLimit('account-mail', email))) return
  const user = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (!user) return
  const now = new Date()
  await db().$transaction(async (tx) => {
    const link = await makeLink(user.id, MAILED_LINK_HOURS, tx)
    const mail = {
      to: email,
      subject: 'Reset your Casebook password',
      text: `We received a request to reset your Casebook password.\n\n${link}\n\nThe link works once and expires in 1 hour. If it wasn’t you, ignore this email.`,
    }
    const giveUpAt = new Date(now.getTime() + MAILED_LINK_HOURS * HOUR_MS)
    await queueEmails(tx, [{ kind: 'reset-password', mail, userId: user.id, giveUpAt }], now)
  })
}

/**
 * Creates a one-time link that an administrator can send to a user, and logs it, because the link gives full access to the account.
 * @throws AppError NOT_FOUND if no account has the email
 */
export async function makeResetLink(
  actor: ActingPerson,
  { email }: z.infer<typeof AskForResetSchema>,
): Promise<{ link: string }> {
  return db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
    if (!user) throw new AppError('NOT_FOUND', { userMessage: 'No account has this email.' })
    const subject = { type: 'person', id: user.id } as const
    await writeAudit(tx, actor, { action: 'account.reset-link', subject, learnerId: user.id })
    return { link: await makeLink(user.id, HANDED_LINK_HOURS, tx) }
  })
}

async function makeLink(userId: string, hours: number, client: Tx): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + hours * HOUR_MS)
  await client.passwordReset.create({ data: { tokenHash: hashToken(token), userId, expiresAt } })
  logAccountEvent('reset-link-created', userId)
  return `${publicUrl()}/reset-password/${token}`
}

/**
 * Sets a new password with a one-time link and signs in, unless two-step verification needs a code first. The link proves access to the email, so the email counts as verified.
 * @returns the user who is signed in; null if a code is needed
 * @throws AppError CLOSED if the link was used, has expired, or doesn't exist; INVALID_INPUT for a password that is easy to guess
 */
export async function resetPassword({
  token,
  newPassword,
}: z.infer<typeof ResetPasswordSchema>): Promise<string | null> {
  await consumeRateLimit('reset-client', await clientIpAddress())
  const now = new Date()
  const where = openLink(token, now)
  const reset = await db().passwordReset.findFirst({
    where,
    select: { userId: true, user: { select: { name: true, email: true } } },
  })
  if (!reset) throw closed()
  // A rejected password doesn't use the link up.
  const passwordHash = await hashNewPassword(newPassword, reset.user, 'newPassword')
  const { count } = await db().passwordReset.updateMany({ where, data: { usedAt: now } })
  if (count === 0) throw closed()
  const user = await setPassword(reset.userId, passwordHash, { emailVerifiedAt: now })
  if (await waitsForCode(user.id, NEW_PASSWORD)) return null
  await startSessionAfter(user)
  return user.id
}

/** Whether a link can still set a password. */
export async function isResetLinkOpen(token: string): Promise<boolean> {
  return (await db().passwordReset.count({ where: openLink(token, new Date()) })) === 1
}

function openLink(token: string, now: Date) {
  return { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } }
}

function closed(): AppError {
  return new AppError('CLOSED', {
    userMessage: 'This link has been used or has expired. Request a new one.',
  })
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

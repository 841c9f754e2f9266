import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { clientAddress, countTry } from '@/server/http/rate-limits'
import { db, type Tx } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { isMailSet, sendMail } from '@/server/platform/mail'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { setPassword } from './change-password'
import { EmailSchema, NewPasswordSchema } from './sign-up'

const MAILED_LINK_HOURS = 1
const HANDED_LINK_HOURS = 24

export const AskForResetSchema = z.object({ email: EmailSchema })
export const ResetPasswordSchema = z.object({
  token: z.string().min(1).max(200),
  newPassword: NewPasswordSchema,
})

/** Mails a one-time link where the address has an account; the answer is the same where it has none. */
export async function askForReset({ email }: z.infer<typeof AskForResetSchema>): Promise<void> {
  await countTry('reset-client', await clientAddress())
  if (!isMailSet())
    throw new AppError('CONFLICT', { userMessage: 'This site sends no mail: ask its administrator.' })
  const user = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (!user) return
  const link = await makeLink(user.id, MAILED_LINK_HOURS)
  await sendMail({
    to: email,
    subject: 'Set a new password for Casebook',
    text: `Somebody, probably you, asked to set a new password for Casebook.\n\n${link}\n\nThe link works once and for one hour. If it was not you, nothing has to be done.`,
  })
}

/**
 * Makes a one-time link for an administrator to hand over, on record: whoever has it is that account, with every part that it has.
 * @throws AppError NOT_FOUND where the address has no account
 */
export async function makeResetLink(
  actor: ActingPerson,
  { email }: z.infer<typeof AskForResetSchema>,
): Promise<{ link: string }> {
  return db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
    if (!user) throw new AppError('NOT_FOUND', { userMessage: 'No account has this address.' })
    const subject = { type: 'person', id: user.id } as const
    await writeAudit(tx, actor, { act: 'account.reset-link', subject, learnerId: user.id })
    return { link: await makeLink(user.id, HANDED_LINK_HOURS, tx) }
  })
}

async function makeLink(userId: string, hours: number, client: Tx = db()): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + hours * 3_600_000)
  await client.passwordReset.create({ data: { tokenHash: hashToken(token), userId, expiresAt } })
  return `${publicUrl()}/reset-password/${token}`
}

/**
 * Sets a new password by a one-time link and signs in. Whoever holds the link holds the address, so it counts as verified.
 * @throws AppError CLOSED where the link was used, has expired or never was
 */
export async function resetPassword({
  token,
  newPassword,
}: z.infer<typeof ResetPasswordSchema>): Promise<void> {
  await countTry('reset-client', await clientAddress())
  const tokenHash = hashToken(token)
  const now = new Date()
  const { count } = await db().passwordReset.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  if (count === 0)
    throw new AppError('CLOSED', { userMessage: 'This link was used or has expired. Ask for a new one.' })
  const { userId } = await db().passwordReset.findUniqueOrThrow({
    where: { tokenHash },
    select: { userId: true },
  })
  await setPassword(userId, newPassword, { emailVerifiedAt: now })
}

/** Whether a link would set a password now. */
export async function isResetLinkOpen(token: string): Promise<boolean> {
  const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } }
  return (await db().passwordReset.count({ where })) === 1
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

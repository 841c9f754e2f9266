import 'server-only'
import { z } from 'zod'
import { HOUR_MS } from '@/domain/time/durations'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { RedirectPathSchema } from '@/server/http/safe-redirect-path'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { queueEmails } from '@/server/platform/email-queue'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { isMailSet } from '@/server/platform/mail'
import { readToken, signToken } from '@/server/platform/signed-token'

/**
 * Email verification: emails a signed link, which the account that requested it opens. The link isn't stored. It confirms one email of one
 * account, so opening it twice does no harm.
 */

const LINK_HOURS = 24
const PURPOSE = 'verify-email'

export const AskToVerifySchema = z.object({ next: RedirectPathSchema.catch('/settings') })
export const VerifyEmailSchema = z.object({ token: z.string().max(2000) })

const ClaimSchema = z.object({
  userId: z.string(),
  email: z.string(),
  expiresAt: z.number(),
  next: RedirectPathSchema,
})
type Claim = z.infer<typeof ClaimSchema>

/** @throws AppError CONFLICT if this site doesn't send email, RATE_LIMITED */
export async function askToVerify(
  { next }: z.infer<typeof AskToVerifySchema>,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  if (!isMailSet())
    throw new AppError('CONFLICT', { userMessage: 'This site doesn’t send email. Ask an administrator.' })
  await consumeRateLimit('verify-account', viewer.id)
  const link = makeVerifyLink(viewer, next, now)
  const mail = {
    to: viewer.email ?? '',
    subject: 'Verify your email for Casebook',
    text: `We received a request to verify this email for a Casebook account.\n\n${link}\n\nThe link expires in ${LINK_HOURS} hours and works only while you’re signed in to that account. If it wasn’t you, ignore this email.`,
  }
  await queueEmails(db(), [{ kind: 'verify-email', mail, userId: viewer.id }], now)
}

/** @returns the link that verifies the viewer's email @throws AppError INVALID_INPUT for a guest, who has no email */
export function makeVerifyLink({ id, email }: Viewer, next: string, now: Date): string {
  if (email === null) throw new AppError('INVALID_INPUT')
  const claim: Claim = { userId: id, email, expiresAt: now.getTime() + LINK_HOURS * HOUR_MS, next }
  return `${publicUrl()}/verify-email/${signToken(PURPOSE, claim)}`
}

/**
 * Marks the viewer's email as verified.
 * @returns where to continue
 * @throws AppError CLOSED if the link isn't valid, has expired, or was created for another account or email
 */
export async function verifyEmail(
  { token }: z.infer<typeof VerifyEmailSchema>,
  viewer: Viewer,
  now: Date,
): Promise<{ next: string }> {
  const claim = readToken(PURPOSE, token, ClaimSchema)
  if (!claim || claim.expiresAt <= now.getTime() || claim.userId !== viewer.id) throw closed()
  const { count } = await db().user.updateMany({
    where: { id: viewer.id, email: claim.email },
    data: { emailVerifiedAt: now },
  })
  if (count === 0) throw closed()
  return { next: claim.next }
}

function closed(): AppError {
  return new AppError('CLOSED', {
    userMessage: 'This link has expired or is for another account. Request a new one.',
  })
}

import 'server-only'
import { z } from 'zod'
import { HOUR_MS } from '@/domain/time/durations'
import { clientIpAddress } from '@/server/http/client-ip-address'
import { consumeRateLimit, isWithinRateLimit } from '@/server/http/rate-limits'
import { RedirectPathSchema } from '@/server/http/safe-redirect-path'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { queueEmails } from '@/server/platform/email-queue'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { isMailSet } from '@/server/platform/mail'
import { readToken, signToken } from '@/server/platform/signed-token'
import { createAccount, EmailSchema, SignUpSchema } from './sign-up'

/**
 * Sign-up on a site that sends email: the page asks only for the email, and the emailed link leads to the rest. So the
 * response is the same whether or not the email has an account, and an account can't be prepared for someone else's email.
 * The link isn't stored. It works until the email has an account.
 */

const LINK_HOURS = 24
const PURPOSE = 'sign-up'

const ClaimSchema = z.object({
  email: z.string(),
  expiresAt: z.number(),
  next: RedirectPathSchema.nullable(),
})
type Claim = z.infer<typeof ClaimSchema>

export const AskToSignUpSchema = z.object({ email: EmailSchema })
export const FinishSignUpSchema = SignUpSchema.omit({ email: true }).extend({ token: z.string().max(2000) })

/** @throws AppError CONFLICT if this site doesn't send email, RATE_LIMITED */
export async function askToSignUp(): Promise<void> {
  await consumeRateLimit('sign-up-client', await clientIpAddress())
  if (!isMailSet()) throw new AppError('CONFLICT', { userMessage: 'This site doesn’t send email.' })
}

/** Queues an email with the link, or one that says that the email has an account. Call it after the response, whose time then reveals neither. */
export async function mailSignUpLink(email: string, next: string | null, now: Date): Promise<void> {
  if (!(await isWithinRateLimit('account-mail', email))) return
  const hasAccount = (await db().user.count({ where: { email } })) > 0
  const mail = hasAccount
    ? {
        to: email,
        subject: 'You already have a Casebook account',
        text: `We received a request to create a Casebook account with this email, which already has one.\n\nSign in: ${publicUrl()}/sign-in\n\nForgot your password? ${publicUrl()}/forgot-password\n\nIf it wasn’t you, ignore this email.`,
      }
    : {
        to: email,
        subject: 'Finish creating your Casebook account',
        text: `We received a request to create a Casebook account with this email.\n\n${makeSignUpLink(email, next, now)}\n\nThe link expires in ${LINK_HOURS} hours. If it wasn’t you, ignore this email.`,
      }
  // The link works as long as an email is tried.
  await queueEmails(db(), [{ kind: 'sign-up', mail }], now)
}

export function makeSignUpLink(email: string, next: string | null, now: Date): string {
  const claim: Claim = { email, next, expiresAt: now.getTime() + LINK_HOURS * HOUR_MS }
  return `${publicUrl()}/sign-up/${signToken(PURPOSE, claim)}`
}

/** @returns the email that the link confirms, and where to continue; null if it isn't valid or has expired */
export function readSignUpLink(token: string, now: Date): { email: string; next: string | null } | null {
  const claim = readToken(PURPOSE, token, ClaimSchema)
  return claim && claim.expiresAt > now.getTime() ? claim : null
}

/**
 * Creates the account, with its email verified by the link, and signs it in.
 * @returns where to continue
 * @throws AppError CLOSED if the link isn't valid or has expired; otherwise as `createAccount`
 */
export async function finishSignUp(
  { token, name, password }: z.infer<typeof FinishSignUpSchema>,
  viewer: Viewer | null,
  now: Date,
): Promise<{ next: string | null }> {
  const claim = readSignUpLink(token, now)
  if (!claim) throw new AppError('CLOSED', { userMessage: 'This link has expired. Create an account again.' })
  await createAccount({ name, email: claim.email, password }, viewer, { emailVerifiedAt: now })
  return { next: claim.next }
}

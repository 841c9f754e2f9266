import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { PathOfSiteSchema } from '@/server/http/path-of-site'
import { countTry } from '@/server/http/rate-limits'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { authSecret, publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { isMailSet, sendMail } from '@/server/platform/mail'

/**
 * "My address is mine": a signed link is mailed to it, and opened by the account that it was made for. Signed, not stored: it says one
 * thing about one account and address, so that opening it twice does no harm.
 */

const LINK_HOURS = 24

export const AskToVerifySchema = z.object({ next: PathOfSiteSchema.catch('/settings') })
export const VerifyAddressSchema = z.object({ token: z.string().max(2000) })

const ClaimSchema = z.object({
  userId: z.string(),
  email: z.string(),
  expiresAt: z.number(),
  next: PathOfSiteSchema,
})
type Claim = z.infer<typeof ClaimSchema>

/** @throws AppError CONFLICT where this site sends no mail, RATE_LIMITED */
export async function askToVerify(
  { next }: z.infer<typeof AskToVerifySchema>,
  viewer: Viewer,
  now: Date,
): Promise<void> {
  if (!isMailSet())
    throw new AppError('CONFLICT', { userMessage: 'This site sends no mail: ask its administrator.' })
  await countTry('verify-account', viewer.id)
  const link = makeVerifyLink(viewer, next, now)
  await sendMail({
    to: viewer.email ?? '',
    subject: 'Is this your address? Casebook asks',
    text: `Somebody, probably you, said in Casebook that this is their address.\n\n${link}\n\nThe link works for ${LINK_HOURS} hours, signed in with that account. If it was not you, nothing has to be done.`,
  })
}

/** @returns the link that proves the viewer's address @throws AppError INVALID_INPUT for a guest, who has none */
export function makeVerifyLink({ id, email }: Viewer, next: string, now: Date): string {
  if (email === null) throw new AppError('INVALID_INPUT')
  const claim: Claim = { userId: id, email, expiresAt: now.getTime() + LINK_HOURS * 3_600_000, next }
  const body = Buffer.from(JSON.stringify(claim)).toString('base64url')
  return `${publicUrl()}/verify-address/${body}.${signatureOf(body)}`
}

/**
 * Marks the viewer's address as verified.
 * @returns where to go on
 * @throws AppError CLOSED where the link is not right, has expired, or was made for another account or address
 */
export async function verifyAddress(
  { token }: z.infer<typeof VerifyAddressSchema>,
  viewer: Viewer,
  now: Date,
): Promise<{ next: string }> {
  const claim = readClaim(token)
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
    userMessage: 'This link has expired, or was made for another account. Ask for a new one.',
  })
}

function readClaim(token: string): Claim | null {
  const [body = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(body))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const claim = ClaimSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return claim.success ? claim.data : null
}

/** Of this purpose alone: the same secret signs sessions. */
function signatureOf(body: string): string {
  return createHmac('sha256', authSecret()).update(`verify-address\n${body}`).digest('base64url')
}

import 'server-only'
import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { clientIpAddress } from '@/server/http/client-ip-address'
import { createGuest } from '@/server/http/create-guest'
import type { SignInRules } from '@/server/http/next-auth/rules'
import { parseInput } from '@/server/http/parse-input'
import { consumeRateLimit, resetRateLimit } from '@/server/http/rate-limits'
import { findViewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { isPasswordOf } from '@/server/platform/passwords'
import { admitClaimant } from './admit-user'
import { recordSignIn, recordSignOut } from './record-sign-in'
import { EmailSchema } from './sign-up'

const SignInSchema = z.object({
  email: EmailSchema,
  password: z.string().min(1, 'Enter your password.').max(TEXT_LIMITS.password),
})

/** What next-auth asks during a sign-in. */
export const signInRules: SignInRules = {
  checkPassword: (fields) => checkPassword(parseInput(SignInSchema, fields)),
  createGuest: async () => {
    if (await findViewer()) throw new AppError('CONFLICT', { userMessage: 'You already have a session.' })
    return createGuest(await clientIpAddress())
  },
  admit: admitClaimant,
  recordSignIn,
  recordSignOut,
}

/**
 * Finds the account of an email and a password. Rate limits apply per email and per client.
 * @throws AppError INVALID_INPUT (the same for an unknown email and an incorrect password), RATE_LIMITED
 */
async function checkPassword({ email, password }: z.infer<typeof SignInSchema>): Promise<string> {
  await consumeRateLimit('sign-in-client', await clientIpAddress())
  await consumeRateLimit('sign-in-address', email)
  const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const matches = await isPasswordOf(user?.passwordHash, password)
  if (!user || !matches) {
    logAccountEvent('sign-in-failed', user?.id ?? null, { reason: 'password' })
    throw new AppError('INVALID_INPUT', { userMessage: 'Incorrect email or password.' })
  }
  await resetRateLimit('sign-in-address', email)
  return user.id
}

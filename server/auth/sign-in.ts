import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { clientIpAddress } from '@/server/http/client-ip-address'
import { createGuest } from '@/server/http/create-guest'
import { findKnownDevice } from '@/server/http/known-device'
import type { SignInRules } from '@/server/http/next-auth/rules'
import { parseInput } from '@/server/http/parse-input'
import { type Counted, tryPassword } from '@/server/http/password-throttle'
import { findViewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { isPasswordOf } from '@/server/platform/passwords'
import { admitClaimant } from './admit-user'
import { checkCode } from './check-code'
import { checkPasskey } from './check-passkey'
import { recordSignIn, recordSignOut } from './record-sign-in'
import { EmailSchema } from './sign-up'

const SignInSchema = z.object({
  email: EmailSchema,
  password: z.string().min(1, 'Enter your password.').max(TEXT_LIMITS.password),
})

/** What next-auth asks during a sign-in. */
export const signInRules: SignInRules = {
  checkPassword: (fields) => checkPassword(parseInput(SignInSchema, fields)),
  checkCode,
  checkPasskey,
  createGuest: async () => {
    if (await findViewer()) throw new AppError('CONFLICT', { userMessage: 'You already have a session.' })
    return createGuest(await clientIpAddress())
  },
  admit: admitClaimant,
  recordSignIn,
  recordSignOut,
}

/**
 * Finds the account of an email and a password. Failures delay the next try, counted for the email and the IP address. A
 * browser that signed in to the account before has its own count, so others can't lock the owner out.
 * @throws AppError INVALID_INPUT (the same for an unknown email and an incorrect password), RATE_LIMITED
 */
async function checkPassword({ email, password }: z.infer<typeof SignInSchema>): Promise<string> {
  const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const device = user && findKnownDevice(await cookies(), user.id)
  const address = await clientIpAddress()
  const counted: Counted = device
    ? [['sign-in-device', `${user.id} ${device}`]]
    : [
        ['sign-in-pair', `${email} ${address}`],
        ['sign-in-account', email],
        ['sign-in-address', address],
      ]
  const matches = await tryPassword(counted, () => isPasswordOf(user?.passwordHash, password))
  if (!user || !matches) {
    logAccountEvent('sign-in-failed', user?.id ?? null, { reason: 'password' })
    throw new AppError('INVALID_INPUT', { userMessage: 'Incorrect email or password.' })
  }
  return user.id
}

import 'server-only'
import { z } from 'zod'
import { withoutInvisible } from '@/domain/items/invisible-characters'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { optionalText } from '@/domain/text/typed-text'
import { clientIpAddress } from '@/server/http/client-ip-address'
import { consumeRateLimit } from '@/server/http/rate-limits'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { isMailSet } from '@/server/platform/mail'
import { hashNewPassword, NewPasswordSchema } from './new-password'
import { startSession } from './start-session'

export const EmailSchema = z
  .string()
  .transform((typed) => withoutInvisible(typed).trim().toLowerCase())
  .pipe(z.email({ message: 'Enter a valid email.' }).max(TEXT_LIMITS.email))

export const SignUpSchema = z.object({
  name: optionalText({
    most: TEXT_LIMITS.name,
    tooLong: `Enter at most ${TEXT_LIMITS.name} characters.`,
  }).default(''),
  email: EmailSchema,
  password: NewPasswordSchema,
})

/**
 * Creates an account on a site that doesn't send email. Without email, the response can't hide that an email has an account.
 * @throws AppError CONFLICT on a site that sends email, which verifies it first (`sign-up-link.ts`), RATE_LIMITED; otherwise as `createAccount`
 */
export async function signUp(input: z.infer<typeof SignUpSchema>, viewer: Viewer | null): Promise<void> {
  if (isMailSet()) throw new AppError('CONFLICT')
  await consumeRateLimit('sign-up-client', await clientIpAddress())
  await createAccount(input, viewer)
}

/**
 * Creates an account and signs it in. A guest's row becomes the account, so no work is lost.
 * @throws AppError CONFLICT if the email has an account, INVALID_INPUT for a password that is easy to guess
 */
export async function createAccount(
  input: z.infer<typeof SignUpSchema>,
  viewer: Viewer | null,
  verified: { emailVerifiedAt?: Date } = {},
): Promise<void> {
  const owner = { email: input.email, name: input.name || null }
  const data: Account = {
    ...{ ...owner, ...verified },
    passwordHash: await hashNewPassword(input.password, owner, 'password'),
  }
  try {
    const id = viewer?.isGuest && (await makeAccountOf(viewer.id, data)) ? viewer.id : await create(data)
    logAccountEvent('sign-up', id)
    await startSession(id)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', {
      userMessage: 'An account with this email already exists. Sign in instead, or reset your password.',
      fieldErrors: { email: 'This email already has an account.' },
    })
  }
}

interface Account {
  email: string
  name: string | null
  passwordHash: string
  emailVerifiedAt?: Date
}

/** Turns a guest into an account. @returns false if the guest has already become an account (the form was sent twice) or no longer exists */
async function makeAccountOf(guestId: string, data: Account): Promise<boolean> {
  // The guest's cookie could have been copied or planted, so it must not give access to the account.
  const { count } = await db().user.updateMany({
    where: { id: guestId, email: null },
    data: { ...data, sessionVersion: { increment: 1 } },
  })
  return count === 1
}

async function create(data: Account): Promise<string> {
  const user = await db().user.create({ data, select: { id: true } })
  return user.id
}

import 'server-only'
import { z } from 'zod'
import { countTry } from '@/server/http/rate-limits'
import { writeSessionCookie } from '@/server/http/session-cookie'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { hashPassword, isPasswordOf } from '@/server/platform/passwords'
import { NewPasswordSchema } from './sign-up'

export const ChangePasswordSchema = z.object({
  currentPassword: z.string().max(500).default(''),
  newPassword: NewPasswordSchema,
})

/**
 * Changes (or, for an account of GitHub or Google, sets) the password and ends every other session.
 * @throws AppError INVALID_INPUT where the present password is not right, RATE_LIMITED
 */
export async function changePassword(
  input: z.infer<typeof ChangePasswordSchema>,
  viewer: Viewer,
): Promise<void> {
  await confirmPassword(viewer.id, input.currentPassword, 'currentPassword')
  await setPassword(viewer.id, input.newPassword)
}

/** Sets a password, ends every session, access token and link that could set another, and starts a session here. */
export async function setPassword(
  userId: string,
  password: string,
  data: { emailVerifiedAt?: Date } = {},
): Promise<void> {
  const user = await db().user.update({
    where: { id: userId },
    data: {
      ...data,
      passwordHash: await hashPassword(password),
      sessionVersion: { increment: 1 },
      passwordResets: { deleteMany: { usedAt: null } },
      accessTokens: { deleteMany: {} },
    },
    select: { sessionVersion: true },
  })
  await writeSessionCookie({ sub: userId, sessionVersion: user.sessionVersion })
}

/** @throws AppError INVALID_INPUT where the account has a password and this is not it */
export async function confirmPassword(userId: string, password: string, field: string): Promise<void> {
  await countTry('sign-in-address', userId)
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  if (!user.passwordHash || (await isPasswordOf(user.passwordHash, password))) return
  throw new AppError('INVALID_INPUT', { fieldErrors: { [field]: 'This is not your present password.' } })
}

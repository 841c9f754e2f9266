import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { startServerSession } from '@/server/http/next-auth/server-session'
import { type Counted, tryPassword } from '@/server/http/password-throttle'
import { requireRecentSignIn } from '@/server/http/sessions'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { isPasswordOf } from '@/server/platform/passwords'
import { hashNewPassword, NewPasswordSchema } from './new-password'
import { recordSignIn } from './record-sign-in'

/** The way to sign in, for the audit log. */
export const NEW_PASSWORD = 'new-password'

export const ChangePasswordSchema = z.object({
  currentPassword: z.string().max(TEXT_LIMITS.password).default(''),
  newPassword: NewPasswordSchema,
})

/**
 * Changes the password, or sets it for an account that signs in with GitHub or Google, and ends every other session.
 * @throws AppError INVALID_INPUT if the current password is incorrect or the new one is easy to guess, RATE_LIMITED
 */
export async function changePassword(
  input: z.infer<typeof ChangePasswordSchema>,
  viewer: Viewer,
): Promise<void> {
  await confirmPassword(viewer.id, input.currentPassword, 'currentPassword')
  const passwordHash = await hashNewPassword(input.newPassword, viewer, 'newPassword')
  await startSessionAfter(await setPassword(viewer.id, passwordHash))
}

type WithNewPassword = { id: string; sessionVersion: number }

/** Sets a password, ends all sessions, and deletes access tokens and unused reset links. */
export async function setPassword(
  userId: string,
  passwordHash: string,
  data: { emailVerifiedAt?: Date } = {},
): Promise<WithNewPassword> {
  const user = await db().user.update({
    where: { id: userId },
    data: {
      ...data,
      passwordHash,
      sessionVersion: { increment: 1 },
      passwordResets: { deleteMany: { usedAt: null } },
      accessTokens: { deleteMany: {} },
      sessions: { deleteMany: {} },
    },
    select: { id: true, sessionVersion: true },
  })
  logAccountEvent('password-changed', userId)
  return user
}

/** Starts a session here for someone who has set a new password. */
export async function startSessionAfter(user: WithNewPassword): Promise<void> {
  await startServerSession(NEW_PASSWORD, { ...user, before: null }, recordSignIn)
}

/** @throws AppError INVALID_INPUT if the account has a password and this one is incorrect, RATE_LIMITED */
export async function confirmPassword(userId: string, password: string, field: string): Promise<void> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  const { passwordHash } = user
  if (!passwordHash) return
  // Only the owner's sessions get here, so failures of others don't count.
  const counted: Counted = [['sign-in-device', userId]]
  if (await tryPassword(counted, () => isPasswordOf(passwordHash, password))) return
  logAccountEvent('password-failed', userId)
  throw new AppError('INVALID_INPUT', { fieldErrors: { [field]: 'Incorrect password.' } })
}

/**
 * Requires a recent sign-in of an account without a password, which has none to confirm its identity with.
 * @throws AppError FORBIDDEN
 */
export async function requireOtherConfirmation(viewer: Viewer): Promise<void> {
  const hasPassword = await db().user.count({ where: { id: viewer.id, passwordHash: { not: null } } })
  if (hasPassword === 0) await requireRecentSignIn(await cookies(), viewer)
}

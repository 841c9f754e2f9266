import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { readTypedCode } from '@/domain/access/two-step-codes'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { findKnownDevice } from '@/server/http/known-device'
import { readPendingSignIn } from '@/server/http/next-auth/pending-sign-in'
import { parseInput } from '@/server/http/parse-input'
import { type Counted, tryPassword } from '@/server/http/password-throttle'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { acceptAppCode } from './authenticator'
import { recordTwoStep } from './record-sign-in'
import { spendRecoveryCode } from './recovery-codes'

export const CodeSchema = z.object({ code: z.string().min(1, 'Enter a code.').max(TEXT_LIMITS.password) })

/**
 * Finishes the sign-in that is pending in this browser with a code of the app or a recovery code. Failures delay the next
 * try like those of a password.
 * @returns the user, and the way of the first step
 * @throws AppError CLOSED if no sign-in is pending, INVALID_INPUT for an incorrect code, RATE_LIMITED
 */
export async function checkCode(
  fields: Readonly<Record<string, string>>,
): Promise<{ id: string; way: string }> {
  const { code: typed } = parseInput(CodeSchema, fields)
  const jar = await cookies()
  const pending = await readPendingSignIn(jar)
  const user = pending && { id: pending.sub, sessionVersion: pending.sessionVersion }
  if (!pending || !user || !(await db().user.count({ where: user })))
    throw new AppError('CLOSED', { userMessage: 'Your sign-in took too long. Sign in again.' })
  const device = findKnownDevice(jar, user.id)
  const counted: Counted = device ? [['code-device', `${user.id} ${device}`]] : [['code-account', user.id]]
  if (!(await tryPassword(counted, () => acceptCode(user.id, typed, new Date())))) {
    logAccountEvent('sign-in-failed', user.id, { reason: 'code' })
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { code: 'This code isn’t correct, or was already used.' },
    })
  }
  return { id: user.id, way: pending.way }
}

async function acceptCode(userId: string, typed: string, now: Date): Promise<boolean> {
  const typedCode = readTypedCode(typed)
  if (!typedCode) return false
  const { kind, code } = typedCode
  if (kind === 'app') return acceptAppCode(userId, code, now)
  if (!(await spendRecoveryCode(userId, code))) return false
  logAccountEvent('recovery-code-used', userId)
  await recordTwoStep(userId, 'account.recovery-code')
  return true
}

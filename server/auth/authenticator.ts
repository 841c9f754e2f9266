import 'server-only'
import { generateSecret, generateURI, verify } from 'otplib'
import { readTypedCode } from '@/domain/access/two-step-codes'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { openText, sealText } from '@/server/platform/sealed-text'
import { recordTwoStep } from './record-sign-in'

/** The authenticator app of an account (TOTP, RFC 6238): setup, and whether a code is from it. */

const PURPOSE = 'authenticator'
const STEP_SECONDS = 30

export async function isTwoStepOn(userId: string): Promise<boolean> {
  return (await db().authenticator.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}

export type TwoStepState = {
  /** When two-step verification was turned on; null if it's off. */
  confirmedAt: Date | null
  /** Whether a secret was created that no code has confirmed. */
  isSettingUp: boolean
  recoveryCodes: number
}

export async function getTwoStepState(userId: string): Promise<TwoStepState> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      authenticator: { select: { confirmedAt: true } },
      _count: { select: { recoveryCodes: true } },
    },
  })
  const { authenticator } = user
  return {
    confirmedAt: authenticator?.confirmedAt ?? null,
    isSettingUp: authenticator !== null && authenticator.confirmedAt === null,
    recoveryCodes: user._count.recoveryCodes,
  }
}

/**
 * Creates a new secret, in place of an unconfirmed one. Call it only after a recent sign-in.
 * @throws AppError CONFLICT if two-step verification is on
 */
export async function startTwoStepSetup(userId: string): Promise<void> {
  const secret = sealText(PURPOSE, userId, generateSecret())
  await db().authenticator.deleteMany({ where: { userId, confirmedAt: null } })
  const { count } = await db().authenticator.createMany({ data: { userId, secret }, skipDuplicates: true })
  if (count === 0) throw new AppError('CONFLICT', { userMessage: 'Two-step verification is already on.' })
}

/** Returns the secret to enter into an app, and the URI of its QR code; null unless setup has started. Show it only after a recent sign-in. */
export async function findTwoStepSetup(viewer: {
  id: string
  email: string | null
}): Promise<{ secret: string; uri: string } | null> {
  const row = await db().authenticator.findFirst({
    where: { userId: viewer.id, confirmedAt: null },
    select: { secret: true },
  })
  const secret = row && openText(PURPOSE, viewer.id, row.secret)
  if (!secret) return null
  return { secret, uri: generateURI({ issuer: 'Casebook', label: viewer.email ?? viewer.id, secret }) }
}

/**
 * Turns on two-step verification with the first code of the app.
 * @throws AppError INVALID_INPUT if the code isn't correct, CONFLICT if setup hasn't started
 */
export async function confirmTwoStep(userId: string, typed: string, now: Date): Promise<void> {
  if (!(await db().authenticator.count({ where: { userId, confirmedAt: null } })))
    throw new AppError('CONFLICT', { userMessage: 'Start again to get a new QR code.' })
  const code = readTypedCode(typed)
  if (code?.kind !== 'app' || !(await acceptAppCode(userId, code.code, now)))
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { code: 'This code isn’t correct. Enter the one that the app shows now.' },
    })
  await db().authenticator.update({ where: { userId }, data: { confirmedAt: now } })
  logAccountEvent('two-step-on', userId)
  await recordTwoStep(userId, 'account.two-step-on')
}

/** Turns off two-step verification and deletes the recovery codes. Call it only after a recent sign-in. */
export async function turnOffTwoStep(userId: string): Promise<void> {
  await db().user.update({
    where: { id: userId },
    data: { authenticator: { delete: {} }, recoveryCodes: { deleteMany: {} } },
    select: { id: true },
  })
  logAccountEvent('two-step-off', userId)
  await recordTwoStep(userId, 'account.two-step-off')
}

/**
 * Accepts the code of the current time step, and of the one before and after, because clocks differ. A time step is
 * accepted once, so a code that someone watched or copied is worthless.
 */
export async function acceptAppCode(userId: string, code: string, now: Date): Promise<boolean> {
  const row = await db().authenticator.findUnique({ where: { userId }, select: { secret: true } })
  const secret = row && openText(PURPOSE, userId, row.secret)
  if (!secret) return false
  const epoch = Math.floor(now.getTime() / 1000)
  const result = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS })
  if (!result.valid || !('timeStep' in result)) return false
  const { timeStep } = result
  // Only one of two concurrent uses can raise the time step.
  const { count } = await db().authenticator.updateMany({
    where: { userId, OR: [{ lastTimeStep: null }, { lastTimeStep: { lt: timeStep } }] },
    data: { lastTimeStep: timeStep },
  })
  return count === 1
}

import 'server-only'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { describeDevice } from '@/domain/access/device-name'
import type { Cookies } from '@/server/http/caller'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { assertCanSignIn } from './disconnect-provider'
import { takeChallenge, writeChallenge } from './passkey-challenge'
import { recordTwoStep } from './record-sign-in'

/** The passkeys of an account: add, list, remove. `check-passkey.ts` signs in with one. */

const MAX_PASSKEYS = 20

/** The site that passkeys belong to. Browsers accept no IP address. */
export function relyingParty(): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl())
  return { rpID: hostname, origin }
}

/**
 * Starts adding a passkey. Call it only after a recent sign-in.
 * @returns what the browser asks the authenticator for
 * @throws AppError CONFLICT if the account has too many
 */
export async function startPasskey(
  cookies: Cookies,
  viewer: Viewer,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const existing = await db().passkey.findMany({
    where: { userId: viewer.id },
    select: { credentialId: true, transports: true },
  })
  if (existing.length >= MAX_PASSKEYS)
    throw new AppError('CONFLICT', { userMessage: `You have ${MAX_PASSKEYS} passkeys. Remove one first.` })
  const options = await generateRegistrationOptions({
    ...{ rpName: 'Casebook', rpID: relyingParty().rpID },
    ...{ userName: viewer.email ?? viewer.id, userDisplayName: viewer.name ?? '' },
    // The authenticator returns it at sign-in, which then needs no email.
    userID: new TextEncoder().encode(viewer.id),
    excludeCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  writeChallenge(cookies, { challenge: options.challenge, userId: viewer.id }, now)
  return options
}

/** At most 1,023 bytes in base64url. */
const CredentialIdSchema = z
  .string()
  .regex(/^[\w-]+$/)
  .max(1364)

/** The response of an authenticator, as JSON in a form field. The library checks what it contains. */
export const PasskeyResponseSchema = z.object({
  response: z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return z.object({ id: CredentialIdSchema }).loose().parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'custom', message: 'The passkey’s response isn’t valid.' })
        return z.NEVER
      }
    }),
})

/**
 * Adds the passkey that the authenticator created.
 * @throws AppError INVALID_INPUT if its response doesn't fit the request of this browser, CONFLICT if the account has it
 */
export async function addPasskey(
  cookies: Cookies,
  viewer: Viewer,
  { response }: z.infer<typeof PasskeyResponseSchema>,
  { userAgent, now }: { userAgent: string | null; now: Date },
): Promise<void> {
  const expectedChallenge = await takeChallenge(cookies, viewer.id, now)
  const { rpID, origin } = relyingParty()
  if (expectedChallenge === null) throw invalidPasskey()
  const verified = await verifyRegistrationResponse({
    // The library rejects anything else.
    response: response as unknown as RegistrationResponseJSON,
    ...{ expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
  }).catch(() => null)
  if (!verified?.verified) throw invalidPasskey()
  const { credential } = verified.registrationInfo
  try {
    await db().passkey.create({
      data: {
        ...{ userId: viewer.id, credentialId: credential.id, counter: credential.counter },
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        transports: knownTransports(credential.transports),
        device: describeDevice(userAgent),
      },
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', { userMessage: 'Your account already has this passkey.' })
  }
  logAccountEvent('passkey-added', viewer.id)
  await recordTwoStep(viewer.id, 'account.passkey-added')
}

const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

function knownTransports(transports: readonly string[] | undefined): string[] {
  return (transports ?? []).filter((transport) => TRANSPORTS.includes(transport))
}

export function invalidPasskey(): AppError {
  return new AppError('INVALID_INPUT', { userMessage: 'This passkey doesn’t work here. Try again.' })
}

export type PasskeySummary = {
  credentialId: string
  device: string
  createdAt: Date
  lastUsedAt: Date | null
}

/** Lists the account's passkeys, oldest first. */
export async function listPasskeys(userId: string): Promise<PasskeySummary[]> {
  return db().passkey.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { credentialId: true, device: true, createdAt: true, lastUsedAt: true },
  })
}

export const RemovePasskeySchema = z.object({ credentialId: CredentialIdSchema })

/**
 * Removes a passkey, but never the last way to sign in. Call it only after a recent sign-in.
 * @throws AppError NOT_FOUND if it isn't the account's, CONFLICT if it is the last way to sign in
 */
export async function removePasskey(
  userId: string,
  { credentialId }: z.infer<typeof RemovePasskeySchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    // Locks the account, so that two requests can't remove the last two.
    await tx.user.update({ where: { id: userId }, data: { lastSeenAt: new Date() }, select: { id: true } })
    const { count } = await tx.passkey.deleteMany({ where: { userId, credentialId } })
    if (count === 0) throw new AppError('NOT_FOUND')
    await assertCanSignIn(tx, userId)
  })
  logAccountEvent('passkey-removed', userId)
  await recordTwoStep(userId, 'account.passkey-removed')
}

import 'server-only'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { cookies } from 'next/headers'
import type { Cookies } from '@/server/http/caller'
import { parseInput } from '@/server/http/parse-input'
import { db } from '@/server/platform/db'
import { logAccountEvent } from '@/server/platform/log'
import { takeChallenge, writeChallenge } from './passkey-challenge'
import { invalidPasskey, PasskeyResponseSchema, relyingParty } from './passkeys'

/** Starts a sign-in with any passkey of this site. @returns what the browser asks the authenticator for */
export async function startPasskeySignIn(
  jar: Cookies,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { rpID } = relyingParty()
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  writeChallenge(jar, { challenge: options.challenge, userId: null }, now)
  return options
}

/**
 * Finds the account of a passkey's signature. The authenticator has checked its user (a fingerprint or a PIN), so no code
 * of two-step verification is needed.
 * @returns the user's ID
 * @throws AppError INVALID_INPUT, the same for an unknown passkey and an incorrect signature
 */
export async function checkPasskey(fields: Readonly<Record<string, string>>): Promise<string> {
  const { response } = parseInput(PasskeyResponseSchema, fields)
  // The library rejects anything else.
  const signed = response as unknown as AuthenticationResponseJSON
  const now = new Date()
  const challenge = await takeChallenge(await cookies(), null, now)
  const userId = Buffer.from(String(signed.response?.userHandle ?? ''), 'base64url').toString()
  // Anything else isn't an ID of ours, and the database can't compare every text.
  if (challenge && /^[\w-]+$/.test(userId) && (await verify(userId, signed, challenge, now))) return userId
  logAccountEvent('sign-in-failed', null, { reason: 'passkey' })
  throw invalidPasskey()
}

async function verify(
  userId: string,
  response: AuthenticationResponseJSON,
  expectedChallenge: string,
  now: Date,
): Promise<boolean> {
  const key = { userId, credentialId: response.id }
  const passkey = await db().passkey.findUnique({ where: { userId_credentialId: key } })
  if (!passkey) return false
  const { rpID, origin } = relyingParty()
  const verified = await verifyAuthenticationResponse({
    ...{
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    },
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: Number(passkey.counter),
    },
  }).catch(() => null)
  if (!verified?.verified) return false
  await db().passkey.updateMany({
    where: key,
    data: { counter: verified.authenticationInfo.newCounter, lastUsedAt: now },
  })
  return true
}

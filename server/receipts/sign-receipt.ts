import 'server-only'
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import type { ReceiptKeys } from '@/domain/receipts/receipt'
import { authSecret, receiptSigningKey } from '@/server/platform/env'
import { deriveReceiptKey } from '@/server/platform/secrets'

/** The key that signs receipts: RECEIPT_SIGNING_KEY, or a key derived from the instance's secret. */

/** The bytes before the 32-byte Ed25519 seed in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

type SigningKey = { privateKey: KeyObject; x: string; keyId: string }

let made: SigningKey | undefined

function signingKey(): SigningKey {
  made ??= makeKey(receiptSigningKey())
  return made
}

function makeKey(given: string | undefined): SigningKey {
  const seed = given ? Buffer.from(given, 'base64') : deriveReceiptKey(authSecret())
  const der = Buffer.concat([PKCS8_PREFIX, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  // RFC 7638: the hash of the required members, in this order.
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
  return { privateKey, x, keyId: thumbprint.digest('base64url') }
}

/** @returns the signature in base64url and the ID of its key */
export function signText(text: string): { keyId: string; value: string } {
  const { privateKey, keyId } = signingKey()
  return { keyId, value: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url') }
}

export function publicKeys(): ReceiptKeys {
  const { x, keyId } = signingKey()
  return { keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid: keyId }] }
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { encryptionSecrets } from './env'

/**
 * Texts that the database stores encrypted, so that a copy of the database alone doesn't reveal them: AES-256-GCM with a
 * key for each purpose, derived from a secret of the installation.
 */

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** @param owner whose text it is: another owner's row can't use it */
export function sealText(purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFor(encryptionSecrets()[0], purpose), nonce).setAAD(
    Buffer.from(owner),
  )
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @returns null if the text wasn't sealed here for this purpose and owner, or was changed */
export function openText(purpose: string, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  for (const secret of encryptionSecrets()) {
    const text = openWith(keyFor(secret, purpose), owner, bytes)
    if (text !== null) return text
  }
  return null
}

function openWith(key: Buffer, owner: string, bytes: Buffer): string | null {
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `sealed text: ${purpose}`, 32))
}

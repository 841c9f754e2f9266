import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { StartError } from '@/server/platform/start-error'

/**
 * Encrypts files with a passphrase: AES-256-GCM with a key from scrypt. A file is `CBK1`, the salt (16 bytes), the nonce
 * (12), the encrypted content, and the tag (16). The file's purpose is authenticated too, so that files can't be swapped.
 */

const MAGIC = Buffer.from('CBK1')
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = MAGIC.length + SALT_BYTES + NONCE_BYTES

/** About 128 MB of memory and half a second for each guess (RFC 7914). */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const KEY_BYTES = 32

type Derive = (passphrase: string, salt: Buffer, bytes: number, cost: typeof COST) => Promise<Buffer>
const derive = promisify(scrypt) as Derive

type Files = { from: string; to: string; purpose: string; passphrase: string }

export async function encryptFile({ from, to, purpose, passphrase }: Files): Promise<void> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, KEY_BYTES, COST), nonce)
  cipher.setAAD(Buffer.from(purpose))
  await pipeline(
    createReadStream(from),
    cipher,
    async function* (encrypted: AsyncIterable<Buffer>) {
      yield Buffer.concat([MAGIC, salt, nonce])
      yield* encrypted
      yield cipher.getAuthTag()
    },
    createWriteStream(to, { mode: 0o600, flush: true }),
  )
}

/** @throws StartError if the passphrase is incorrect or the file was changed; nothing is left at `to` then */
export async function decryptFile({ from, to, purpose, passphrase }: Files): Promise<void> {
  const { salt, nonce, tag, end } = await readEnds(from)
  const decipher = createDecipheriv('aes-256-gcm', await derive(passphrase, salt, KEY_BYTES, COST), nonce)
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(tag)
  try {
    const content = createReadStream(from, { start: HEAD_BYTES, end })
    await pipeline(content, decipher, createWriteStream(to, { mode: 0o600, flush: true }))
  } catch {
    await rm(to, { force: true })
    throw new StartError(
      `${from} can't be decrypted: BACKUP_PASSPHRASE is another one, or the file was changed.`,
    )
  }
}

/** @returns also the position of the last encrypted byte */
async function readEnds(file: string) {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(HEAD_BYTES)
    const tag = Buffer.alloc(TAG_BYTES)
    await handle.read(head, 0, HEAD_BYTES, 0)
    if (size <= HEAD_BYTES + TAG_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC))
      throw new StartError(`${file} isn't an encrypted file of a backup.`)
    await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES)
    const salt = head.subarray(MAGIC.length, MAGIC.length + SALT_BYTES)
    return { salt, nonce: head.subarray(MAGIC.length + SALT_BYTES), tag, end: size - TAG_BYTES - 1 }
  } finally {
    await handle.close()
  }
}

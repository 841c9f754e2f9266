import { config } from 'zod'
import { type Receipt, ReceiptKeysSchema, SignedReceiptSchema, signedText } from '@/domain/receipts/receipt'

export type CheckedReceipt = { isGenuine: true; receipt: Receipt } | { isGenuine: false; why: string }

// The content security policy forbids evaluating code at run time, which zod would otherwise try.
config({ jitless: true })

const MAX_BYTES = 2_000_000

/** Verifies a receipt's signature with Web Crypto against the keys that this site publishes. */
export async function checkReceipt(file: File): Promise<CheckedReceipt> {
  if (file.size > MAX_BYTES) return refused('This file is too large to be a receipt.')
  const parsed = SignedReceiptSchema.safeParse(safeJson(await file.text()))
  if (!parsed.success) return refused('This file isn’t a Casebook receipt, or it’s damaged.')
  const { receipt, signature } = parsed.data
  const keys = await fetchKeys()
  if (!keys) return refused('We couldn’t get the site’s public key. Try again when you’re online.')
  const key = keys.find(({ kid }) => kid === signature.keyId)
  if (!key)
    return refused('The receipt was signed by another site, or with a key that this site no longer uses.')
  try {
    const publicKey = await crypto.subtle.importKey('jwk', key, 'Ed25519', false, ['verify'])
    const text = new TextEncoder().encode(signedText(receipt))
    const isGenuine = await crypto.subtle.verify('Ed25519', publicKey, fromBase64Url(signature.value), text)
    return isGenuine ? { isGenuine, receipt } : refused('This file was changed after it was signed.')
  } catch {
    return refused(
      'This browser can’t verify Ed25519 signatures, or the signature is damaged. Try a newer browser.',
    )
  }
}

function refused(why: string): CheckedReceipt {
  return { isGenuine: false, why }
}

async function fetchKeys() {
  const response = await fetch('/.well-known/casebook-receipt-keys.json').catch(() => null)
  if (!response?.ok) return null
  return ReceiptKeysSchema.parse(await response.json()).keys
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

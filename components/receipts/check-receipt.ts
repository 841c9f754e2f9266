import { config } from 'zod'
import { type Receipt, ReceiptKeysSchema, SignedReceiptSchema, signedText } from '@/domain/receipts/receipt'

export type CheckedReceipt = { isGenuine: true; receipt: Receipt } | { isGenuine: false; why: string }

// The policy of this site's pages allows no code made at run time, which zod would try.
config({ jitless: true })

const MAX_BYTES = 2_000_000

/** Checks a receipt's signature with the browser's own cryptography, against the keys that this site publishes. */
export async function checkReceipt(file: File): Promise<CheckedReceipt> {
  if (file.size > MAX_BYTES) return refused('This file is larger than any receipt.')
  const parsed = SignedReceiptSchema.safeParse(safeJson(await file.text()))
  if (!parsed.success) return refused('This file is no receipt of Casebook, or it was damaged.')
  const { receipt, signature } = parsed.data
  const keys = await fetchKeys()
  if (!keys) return refused('The site’s public key could not be fetched. Try again when you are online.')
  const key = keys.find(({ kid }) => kid === signature.keyId)
  if (!key)
    return refused('It was signed by another site, or with a key that this one does not use any more.')
  try {
    const publicKey = await crypto.subtle.importKey('jwk', key, 'Ed25519', false, ['verify'])
    const text = new TextEncoder().encode(signedText(receipt))
    const isGenuine = await crypto.subtle.verify('Ed25519', publicKey, fromBase64Url(signature.value), text)
    return isGenuine
      ? { isGenuine, receipt }
      : refused('Something in this file was changed after it was signed.')
  } catch {
    return refused(
      'This browser cannot check Ed25519 signatures, or the signature is damaged. A newer browser can.',
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

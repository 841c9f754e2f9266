import canonicalize from 'canonicalize'
import { z } from 'zod'

const moment = z.iso.datetime()

const AnswerSchema = z.strictObject({
  slot: z.number().int().positive(),
  question: z.string(),
  /**
   * The item, its version, and the SHA-256 of the question as it can be asked (canonical JSON, without its key): which question it
   * was, to the letter. A hash over the key would let a reader test guesses at it.
   */
  item: z.string(),
  version: z.number().int().positive(),
  contentHash: z.string(),
  /** As the server holds it; the words are the learner's to read. */
  response: z.unknown(),
  inWords: z.string().nullable(),
  certainty: z.number().int().nullable(),
  confidence: z.number().int().nullable(),
  /** How often it was changed. */
  revision: z.number().int().nonnegative(),
  /** When the server acknowledged it; null for a blank that was never saved. */
  acknowledgedAt: moment.nullable(),
})

/** What the server holds of a submitted attempt: every answer, no key and no mark. */
export const ReceiptSchema = z.strictObject({
  format: z.literal('casebook-receipt-1'),
  site: z.string(),
  attempt: z.string(),
  title: z.string(),
  number: z.number().int().positive(),
  learner: z.string(),
  startedAt: moment,
  submittedAt: moment,
  answers: z.array(AnswerSchema),
  issuedAt: moment,
})
export type Receipt = z.infer<typeof ReceiptSchema>

/** A receipt with the signature over its canonical form. */
export const SignedReceiptSchema = z.strictObject({
  receipt: ReceiptSchema,
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    /** RFC 7638 thumbprint of the public key. */
    keyId: z.string().max(100),
    /** base64url, without padding. */
    value: z.string().max(200),
  }),
})
export type SignedReceipt = z.infer<typeof SignedReceiptSchema>

/** The public keys under which receipts were signed, as a JSON Web Key Set (RFC 7517, RFC 8037). */
export const ReceiptKeysSchema = z.object({
  keys: z.array(
    z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() }),
  ),
})
export type ReceiptKeys = z.infer<typeof ReceiptKeysSchema>

/** The text whose UTF-8 bytes are signed: canonical JSON (RFC 8785), the same whatever the order of the keys in the file. */
export function signedText(receipt: Receipt): string {
  return canonicalize(receipt) ?? ''
}

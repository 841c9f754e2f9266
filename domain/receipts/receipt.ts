import canonicalize from 'canonicalize'
import { z } from 'zod'

const moment = z.iso.datetime()

const AnswerSchema = z.strictObject({
  slot: z.number().int().positive(),
  question: z.string(),
  /**
   * The item, its version, and the SHA-256 of the question as it is asked (canonical JSON, without its key), which
   * identify the exact question. A hash that included the key would let a reader test guesses.
   */
  item: z.string(),
  version: z.number().int().positive(),
  contentHash: z.string(),
  /** As the server stored it; the text is for the learner. */
  response: z.unknown(),
  inWords: z.string().nullable(),
  certainty: z.number().int().nullable(),
  confidence: z.number().int().nullable(),
  /** The number of changes. */
  revision: z.number().int().nonnegative(),
  /** When the server acknowledged it; null for an unanswered question that was never saved. */
  acknowledgedAt: moment.nullable(),
})

/** What the server stored for a submitted attempt: every answer, but no key and no score. */
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

/** The text whose UTF-8 bytes are signed: canonical JSON (RFC 8785), independent of the key order in the file. */
export function signedText(receipt: Receipt): string {
  return canonicalize(receipt) ?? ''
}

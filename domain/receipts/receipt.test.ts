import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Receipt, ReceiptSchema, SignedReceiptSchema, signedText } from './receipt'

const receipt: Receipt = {
  format: 'casebook-receipt-1',
  site: 'https://casebook.example',
  attempt: 'a1',
  title: 'Two forces',
  number: 1,
  learner: 'Ani',
  startedAt: '2026-11-23T10:00:00.000Z',
  submittedAt: '2026-11-23T10:20:00.000Z',
  answers: [
    {
      slot: 1,
      question: 'How many?',
      item: 'cpf-strength',
      version: 2,
      contentHash: 'abc',
      response: { number: '3,600', unit: '' },
      inWords: '3,600',
      certainty: null,
      confidence: 80,
      revision: 3,
      acknowledgedAt: '2026-11-23T10:05:00.000Z',
    },
  ],
  issuedAt: '2026-11-23T10:21:00.000Z',
}

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const signature = sign(null, Buffer.from(signedText(receipt)), privateKey)
const isGenuine = (text: string) => {
  const parsed = ReceiptSchema.safeParse(safeJson(text))
  return parsed.success && verify(null, Buffer.from(signedText(parsed.data)), publicKey, signature)
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

test('the signed text doesn’t depend on key order or spaces', () => {
  const backwards = Object.fromEntries(Object.entries(receipt).reverse())
  expect(isGenuine(JSON.stringify(backwards, null, 4))).toBe(true)
})

test('any change to a receipt makes the signature fail', () => {
  const text = JSON.stringify(receipt)
  fc.assert(
    fc.property(
      fc.nat({ max: text.length - 1 }),
      fc.constantFrom('0', '9', 'a', 'B', '"', ',', '', 'xx'),
      (position, other) => {
        const changed = text.slice(0, position) + other + text.slice(position + 1)
        fc.pre(JSON.stringify(safeJson(changed)) !== text)
        expect(isGenuine(changed)).toBe(false)
      },
    ),
    { numRuns: 500 },
  )
})

test('an unknown field is rejected, not ignored', () => {
  const signed = {
    receipt: { ...receipt, grade: 100 },
    signature: { algorithm: 'Ed25519', keyId: 'k', value: 'v' },
  }
  expect(SignedReceiptSchema.safeParse(signed).success).toBe(false)
})

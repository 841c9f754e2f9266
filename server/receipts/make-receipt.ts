import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { formatResponse } from '@/domain/items/format-response'
import { toPublicItem } from '@/domain/items/to-public-item'
import { type Receipt, type SignedReceipt, signedText } from '@/domain/receipts/receipt'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { signText } from './sign-receipt'

/**
 * Creates the signed receipt of a submitted attempt.
 * @throws AppError NOT_FOUND if it isn't this learner's or isn't submitted
 */
export async function makeReceipt(request: {
  learnerId: string
  attemptId: string
  now: Date
}): Promise<SignedReceipt> {
  const { learnerId, attemptId, now } = request
  const attempt = await db().attempt.findFirst({ where: { id: attemptId, learnerId }, select: HELD })
  if (!attempt?.submittedAt) throw new AppError('NOT_FOUND')
  const { id, title, number, startedAt, submittedAt, learner, items } = attempt
  const receipt: Receipt = {
    format: 'casebook-receipt-1',
    site: publicUrl(),
    attempt: id,
    title,
    number,
    learner: learner.name ?? learner.email ?? 'guest',
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt.toISOString(),
    answers: items.map(answerOf),
    issuedAt: now.toISOString(),
  }
  return { receipt, signature: { algorithm: 'Ed25519', ...signText(signedText(receipt)) } }
}

const HELD = {
  id: true,
  title: true,
  number: true,
  startedAt: true,
  submittedAt: true,
  learner: { select: { name: true, email: true } },
  items: {
    orderBy: { slot: 'asc' },
    select: {
      slot: true,
      response: true,
      certainty: true,
      confidence: true,
      revision: true,
      savedAt: true,
      itemVersion: {
        select: {
          id: true,
          content: true,
          number: true,
          item: { select: { slug: true } },
        },
      },
    },
  },
} as const

type HeldAnswer = {
  slot: number
  response: unknown
  certainty: number | null
  confidence: number | null
  revision: number
  savedAt: Date | null
  itemVersion: { id: string; content: unknown; number: number; item: { slug: string } }
}

function answerOf({ itemVersion, savedAt, ...held }: HeldAnswer): Receipt['answers'][number] {
  const item = toPublicItem(parsedItem(itemVersion))
  return {
    ...held,
    question: item.stem,
    item: itemVersion.item.slug,
    version: itemVersion.number,
    contentHash: createHash('sha256')
      .update(canonicalize(item) ?? '')
      .digest('hex'),
    inWords: formatResponse(item, held.response),
    acknowledgedAt: savedAt?.toISOString() ?? null,
  }
}

import { z } from 'zod'
import type { Rating } from '@/domain/scheduling/memory'
import { replay } from '@/domain/scheduling/memory'
import type { Tx } from '@/server/platform/db'
import { CARD_COLUMNS, isSurelyWrong, NO_MEMORY, withMemory, withRecent, writeCards } from './stored-card'

/** Reads the stored rating of an answer that isn't undone. */
export const RatingSchema = z.literal([1, 2, 3, 4] satisfies Rating[])

type Entry = {
  id: string
  rating: number
  fromMemory: boolean
  fraction: number
  confidence: number | null
  origin: string
  day: string
  itemSlug: string
  sourceKey: string
  receivedAt: Date
  desiredRetention: number
  dayShift: number
  reviewedAt: Date
  amendsId: string | null
}

/**
 * Recomputes cards from their logs: after an answer was undone or its rating changed, after an answer arrived that is older than the card's last one, and
 * after a guest was merged into an account.
 */
export async function replayCards(tx: Tx, cardIds: readonly string[]): Promise<void> {
  const cards = await tx.reviewCard.findMany({
    where: { id: { in: [...new Set(cardIds)] } },
    select: {
      ...CARD_COLUMNS,
      log: {
        // The order of `recordAnswers`.
        orderBy: [{ reviewedAt: 'asc' }, { sourceKey: 'asc' }],
        select: {
          id: true,
          rating: true,
          fromMemory: true,
          fraction: true,
          confidence: true,
          origin: true,
          day: true,
          itemSlug: true,
          sourceKey: true,
          receivedAt: true,
          desiredRetention: true,
          dayShift: true,
          reviewedAt: true,
          amendsId: true,
        },
      },
    },
  })
  const replayed = cards.map(({ log, ...card }) => {
    const standing = currentEntries(log)
    const remembered = standing.filter(({ fromMemory }) => fromMemory)
    const reviews = remembered.map(({ rating, reviewedAt, desiredRetention, dayShift }) => ({
      rating,
      at: reviewedAt,
      desiredRetention,
      dayShift,
    }))
    const last = remembered.at(-1)
    const highConfidenceError = last !== undefined && isSurelyWrong(last)
    const recentItems = standing.reduce<string[]>((recent, { itemSlug }) => withRecent(recent, itemSlug), [])
    const memory = remembered.reduce(withMemory, NO_MEMORY)
    return {
      ...card,
      ...replay(reviews, card.id, card.createdAt),
      ...memory,
      recentItems,
      highConfidenceError,
    }
  })
  await writeCards(tx, replayed, cards)
}

/** Returns the current entries of a log with their latest ratings, without undone ones. */
export function currentEntries<T extends Pick<Entry, 'id' | 'rating' | 'amendsId' | 'receivedAt'>>(
  log: readonly T[],
): (T & { rating: Rating })[] {
  const amended = new Map<string, number>()
  const inTurn = [...log].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  for (const { amendsId, rating } of inTurn) if (amendsId !== null) amended.set(amendsId, rating)
  return log
    .filter(({ amendsId }) => amendsId === null)
    .map((entry) => ({ ...entry, rating: amended.get(entry.id) ?? entry.rating }))
    .filter(({ rating }) => rating > 0)
    .map((entry) => ({ ...entry, rating: RatingSchema.parse(entry.rating) }))
}

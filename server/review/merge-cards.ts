import type { Tx } from '@/server/platform/db'
import { lockCards } from './record-answers'
import { replayCards } from './replay-cards'
import { mergeStudyDays, moveContrastDrills, moveReviewSettings } from './review-statements'

/** Moves a guest's review data to their account. If both have a card for a fact, the card is recomputed from both logs. */
export async function mergeCards(tx: Tx, guestId: string, userId: string): Promise<void> {
  await lockCards(tx, userId)
  const pairs = await listPairs(tx, guestId, userId)
  for (const { guestCard, ownCard } of pairs)
    await tx.reviewLog.updateMany({ where: { cardId: guestCard }, data: { cardId: ownCard } })
  await tx.reviewCard.deleteMany({ where: { id: { in: pairs.map(({ guestCard }) => guestCard) } } })
  await tx.reviewCard.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await tx.reviewLog.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await tx.itemReport.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await mergeStudyDays(tx, guestId, userId)
  await moveReviewSettings(tx, guestId, userId)
  await moveDailyGoals(tx, guestId, userId)
  await moveContrastDrills(tx, guestId, userId)
  await replayCards(
    tx,
    pairs.map(({ ownCard }) => ownCard),
  )
}

/** Moves a guest's daily goals to the account, unless it has its own. */
async function moveDailyGoals(tx: Tx, guestId: string, userId: string): Promise<void> {
  const own = await tx.dailyGoal.count({ where: { learnerId: userId } })
  if (own > 0) return
  await tx.dailyGoal.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
}

/** Lists the facts for which both have a card. */
async function listPairs(tx: Tx, guestId: string, userId: string) {
  const cards = await tx.reviewCard.findMany({
    where: { learnerId: { in: [guestId, userId] } },
    select: { id: true, learnerId: true, courseSlug: true, concept: true, fact: true },
  })
  const keyOf = ({ courseSlug, concept, fact }: (typeof cards)[number]) => `${courseSlug}/${concept}/${fact}`
  const own = new Map(
    cards.filter(({ learnerId }) => learnerId === userId).map((card) => [keyOf(card), card.id]),
  )
  return cards.flatMap((card) => {
    const ownCard = card.learnerId === guestId ? own.get(keyOf(card)) : undefined
    return ownCard === undefined ? [] : [{ guestCard: card.id, ownCard }]
  })
}

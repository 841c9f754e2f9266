import type { Tx } from '@/server/platform/db'
import { lockCards } from './record-answers'
import { replayCards } from './replay-cards'

/** Moves a guest's review data to their account. If both have a card for a fact, the card is recomputed from both logs. */
export async function mergeCards(tx: Tx, guestId: string, userId: string): Promise<void> {
  await lockCards(tx, userId)
  const pairs = await tx.$queryRaw<{ guestCard: string; ownCard: string }[]>`
    SELECT guest."id" AS "guestCard", own."id" AS "ownCard"
    FROM "ReviewCard" guest JOIN "ReviewCard" own ON own."learnerId" = ${userId} AND own."courseSlug" = guest."courseSlug"
      AND own."concept" = guest."concept" AND own."fact" = guest."fact"
    WHERE guest."learnerId" = ${guestId}`
  for (const { guestCard, ownCard } of pairs)
    await tx.reviewLog.updateMany({ where: { cardId: guestCard }, data: { cardId: ownCard } })
  await tx.reviewCard.deleteMany({ where: { id: { in: pairs.map(({ guestCard }) => guestCard) } } })
  await tx.reviewCard.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await tx.reviewLog.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await tx.itemReport.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await tx.$executeRaw`
    INSERT INTO "StudyDay" AS own ("learnerId", "day", "answers", "correct", "newCards", "durationMs")
    SELECT ${userId}, "day", "answers", "correct", "newCards", "durationMs" FROM "StudyDay" WHERE "learnerId" = ${guestId}
    ON CONFLICT ("learnerId", "day") DO UPDATE SET
      "answers" = own."answers" + EXCLUDED."answers", "correct" = own."correct" + EXCLUDED."correct",
      "newCards" = own."newCards" + EXCLUDED."newCards", "durationMs" = own."durationMs" + EXCLUDED."durationMs"`
  // The account's settings take precedence.
  await tx.$executeRaw`
    UPDATE "ReviewSettings" SET "learnerId" = ${userId}
    WHERE "learnerId" = ${guestId} AND NOT EXISTS (SELECT 1 FROM "ReviewSettings" own WHERE own."learnerId" = ${userId})`
  await tx.$executeRaw`
    UPDATE "ContrastDrill" guest SET "learnerId" = ${userId}
    WHERE "learnerId" = ${guestId} AND NOT EXISTS (SELECT 1 FROM "ContrastDrill" own
      WHERE own."learnerId" = ${userId} AND own."courseSlug" = guest."courseSlug" AND own."pair" = guest."pair")`
  await replayCards(
    tx,
    pairs.map(({ ownCard }) => ownCard),
  )
}

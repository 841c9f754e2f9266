import 'server-only'
import { db, type Tx } from '@/server/platform/db'
import { mergeCards } from '@/server/review/merge-cards'

/**
 * Moves a guest's work to the account that they signed in to, and deletes the guest. If both took a quiz, the guest's
 * attempts are numbered after the account's. Sections that either finished are finished.
 */
export async function mergeGuest(guestId: string, userId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const guest = await tx.user.findFirst({ where: { id: guestId, email: null }, select: { id: true } })
    if (!guest) return
    await moveAttempts(tx, guestId, userId)
    await tx.lessonCheck.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
    await mergeLessonProgress(tx, guestId, userId)
    await mergeCards(tx, guestId, userId)
    await tx.user.delete({ where: { id: guestId } })
  })
}

async function moveAttempts(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attempt" moved
    SET "learnerId" = ${userId}, "number" = moved."number" + COALESCE(
      (SELECT MAX(own."number") FROM "Attempt" own WHERE own."learnerId" = ${userId} AND own."quizId" = moved."quizId"), 0)
    WHERE moved."learnerId" = ${guestId}`
  await tx.attemptItem.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
  await tx.responseLog.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
}

async function mergeLessonProgress(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "LessonProgress"
      ("learnerId", "courseSlug", "lessonSlug", "finishedSections", "lastSection", "finishedAt", "updatedAt")
    SELECT ${userId}, "courseSlug", "lessonSlug", "finishedSections", "lastSection", "finishedAt", "updatedAt"
    FROM "LessonProgress" WHERE "learnerId" = ${guestId}
    ON CONFLICT ("learnerId", "courseSlug", "lessonSlug") DO UPDATE SET
      "finishedSections" = ARRAY(SELECT DISTINCT unnest("LessonProgress"."finishedSections" || EXCLUDED."finishedSections")),
      "lastSection" = COALESCE(EXCLUDED."lastSection", "LessonProgress"."lastSection"),
      "finishedAt" = LEAST("LessonProgress"."finishedAt", EXCLUDED."finishedAt"),
      "updatedAt" = GREATEST("LessonProgress"."updatedAt", EXCLUDED."updatedAt")`
}

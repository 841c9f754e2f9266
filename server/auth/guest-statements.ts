import type { Tx } from '@/server/platform/db'

/** The statements that move a guest's work to an account. Prisma's API would have to read it first, and the account's own. */

/** Moves attempts. If both took a quiz, the guest's attempts are numbered after the account's. */
export async function moveAttempts(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attempt" moved
    SET "learnerId" = ${userId}, "number" = moved."number" + COALESCE(
      (SELECT MAX(own."number") FROM "Attempt" own WHERE own."learnerId" = ${userId} AND own."quizId" = moved."quizId"), 0)
    WHERE moved."learnerId" = ${guestId}`
}

/** Adds a guest's lesson progress to the account's. Sections that either finished are finished. */
export async function mergeLessonProgress(tx: Tx, guestId: string, userId: string): Promise<void> {
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

/** Moves a guest's notes. If the account has a note with the same ID, both are saved. */
export async function moveNotes(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LessonNote" moved
    SET "learnerId" = ${userId}, "id" = CASE
      WHEN EXISTS (SELECT 1 FROM "LessonNote" own WHERE own."learnerId" = ${userId} AND own."id" = moved."id")
      THEN gen_random_uuid()::text ELSE moved."id" END
    WHERE moved."learnerId" = ${guestId}`
}

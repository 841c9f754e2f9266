import type { Tx } from '@/server/platform/db'

/** The statements that load a course. Prisma's API needs one statement for each item and quiz, because each gets different values. */

/** An item of the course's files. */
export type PresentItem = { slug: string; type: string; concept: string; isLessonCheck: boolean }

/** Points items to their new versions, restores retired items that are back, and retires missing ones. */
export async function updateItems(
  tx: Tx,
  courseId: string,
  {
    present,
    pointers,
  }: { present: readonly PresentItem[]; pointers: readonly { id: string; itemId: string }[] },
): Promise<void> {
  await tx.$executeRaw`
    WITH present AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(present)}::jsonb)
        AS entry("slug" text, "type" text, "concept" text, "isLessonCheck" boolean)
    ), pointer AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(pointers)}::jsonb) AS entry("id" text, "itemId" text)
    )
    UPDATE "Item" item SET
      "currentVersionId" = COALESCE((SELECT pointer."id" FROM pointer WHERE pointer."itemId" = item."id"), item."currentVersionId"),
      "type" = COALESCE((SELECT "type" FROM present WHERE present."slug" = item."slug"), item."type"),
      "concept" = COALESCE((SELECT "concept" FROM present WHERE present."slug" = item."slug"), item."concept"),
      "isLessonCheck" = COALESCE((SELECT "isLessonCheck" FROM present WHERE present."slug" = item."slug"), item."isLessonCheck"),
      "retiredAt" = CASE WHEN item."slug" IN (SELECT "slug" FROM present) THEN NULL
        ELSE COALESCE(item."retiredAt", CURRENT_TIMESTAMP) END
    WHERE item."courseId" = ${courseId} AND item."classId" IS NULL`
}

type LoadedQuiz = {
  id: string
  slug: string
  title: string
  kind: string
  position: number
  definition: object
}

/** Adds quizzes, and updates and restores those that exist. */
export async function upsertQuizzes(tx: Tx, courseId: string, rows: readonly LoadedQuiz[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Quiz" ("id", "courseId", "slug", "title", "kind", "position", "definition")
    SELECT "id", ${courseId}, "slug", "title", "kind", "position", "definition"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry(
      "id" text, "slug" text, "title" text, "kind" text, "position" integer, "definition" jsonb)
    ON CONFLICT ("courseId", "slug") DO UPDATE SET
      "title" = EXCLUDED."title", "kind" = EXCLUDED."kind", "position" = EXCLUDED."position",
      "definition" = EXCLUDED."definition", "retiredAt" = NULL`
}

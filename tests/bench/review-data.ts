import { randomUUID } from 'node:crypto'
import { type Db, openDatabase } from '@/server/platform/db'
import { LARGE_COURSE } from '../support/large-course'
import type { Installation } from './bench-server'

/** How much a learner has done. */
export type Past = { cards: number; reviewsEach: number }

/** Days over which the reviews are spread. */
const PAST_DAYS = 700
const STUDY_DAYS = 180

/**
 * Adds learners of the large course to an installation that was started once with that course. @returns their ids, in
 * the given order
 */
export async function addReviewers(
  where: Installation['database'],
  pasts: readonly Past[],
): Promise<string[]> {
  const database = await openDatabase(where)
  try {
    const ids: string[] = []
    for (const past of pasts) ids.push(await addReviewer(database.client, past))
    await database.client.$executeRaw`ANALYZE`
    return ids
  } finally {
    await database.close()
  }
}

/** Inserts cards of every age, about one in twelve due, and each card's log of reviews, with set-based statements. */
async function addReviewer(client: Db, { cards, reviewsEach }: Past): Promise<string> {
  const id = randomUUID()
  await client.user.create({ data: { id, name: 'Ada', email: `${id}@bench.example` } })
  await client.reviewSettings.create({ data: { learnerId: id, timeZone: 'UTC' } })
  await client.$executeRaw`
    INSERT INTO "ReviewCard" ("id", "learnerId", "courseSlug", "concept", "fact", "state", "dueAt", "stability", "difficulty", "scheduledDays", "reps", "lastReviewAt", "recentItems")
    SELECT ${id} || '-c' || row_number() OVER (), ${id}, ${LARGE_COURSE.slug}, item."concept", split_part(item."slug", '-', 2), 2,
      CURRENT_TIMESTAMP::timestamp + (1 - item."age") * item."days" * INTERVAL '1 day', item."days", 5, item."days", ${reviewsEach}::int,
      CURRENT_TIMESTAMP::timestamp - item."age" * item."days" * INTERVAL '1 day', ARRAY[item."slug"]
    FROM (
      SELECT "concept", "slug", 1 + (hashtext("slug") & 1023) % 300 AS "days", (hashtext("slug" || 'age') & 1023) / 940.0 AS "age"
      FROM "Item" WHERE "courseId" = (SELECT "id" FROM "Course" WHERE "slug" = ${LARGE_COURSE.slug})
      ORDER BY hashtext("slug" || 'order') LIMIT ${cards}::int
    ) item`
  await client.$executeRaw`
    INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin", "sourceKey", "rating",
      "fraction", "confidence", "durationMs", "fromMemory", "isFirst", "desiredRetention", "dayShift", "day", "reviewedAt")
    SELECT card."id" || '-' || review, ${id}, card."id", card."courseSlug", card."concept", item."currentVersionId", item."slug", 'true-false', 'review',
      card."id" || '-' || review, 3, 1, CASE WHEN review % 4 = 0 THEN 80 END, 9000, TRUE, review = 1, 0.9, 0,
      to_char(card."lastReviewAt" - (${reviewsEach}::int - review) * ${PAST_DAYS / reviewsEach}::float8 * INTERVAL '1 day', 'YYYY-MM-DD'),
      card."lastReviewAt" - (${reviewsEach}::int - review) * ${PAST_DAYS / reviewsEach}::float8 * INTERVAL '1 day'
    FROM "ReviewCard" card
    JOIN "Item" item ON item."slug" = card."recentItems"[1] AND item."courseId" = (SELECT "id" FROM "Course" WHERE "slug" = ${LARGE_COURSE.slug})
    CROSS JOIN generate_series(1, ${reviewsEach}::int) review
    WHERE card."learnerId" = ${id}`
  await client.$executeRaw`
    INSERT INTO "StudyDay" ("learnerId", "day", "answers", "correct", "durationMs")
    SELECT ${id}, to_char(CURRENT_DATE - day, 'YYYY-MM-DD'), 30, 25, 270000 FROM generate_series(1, ${STUDY_DAYS}::int) day`
  return id
}

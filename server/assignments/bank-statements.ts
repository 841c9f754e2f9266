import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { storedRolesWith } from '@/server/access/class-access'
import { shareOfPoints } from '@/server/grading/share-statements'
import { db } from '@/server/platform/db'
import { listWaived, type WaivedItem } from '@/server/regrading/waived-items'
import { wasNotWaived } from '@/server/regrading/waived-statements'

const UsageSchema = z.object({
  slug: z.string(),
  /** Assignments that select the question, or asked it in an attempt. */
  assignments: z.number(),
  /** The first graded attempts that contain it, unless a regrade waived it there. */
  answers: z.number(),
  /** The mean share of its points in them; null without any. */
  facility: z.number().nullable(),
})
export type ItemUsage = z.infer<typeof UsageSchema>

/**
 * Reads how often the assignments of the viewer’s classes use each question of a course, and how well students did. Counts the first graded attempt of each student,
 * as the item analysis does, without the points of waived questions, which say nothing about knowledge. Prisma’s API can’t select each student’s first attempt in the same statement.
 * @param slugs reads only these questions; null for all, which reads all answers of those classes
 */
export async function readUsage(
  viewerId: string,
  courseId: string,
  slugs: readonly string[] | null,
): Promise<ItemUsage[]> {
  if (slugs?.length === 0) return []
  const isWanted = (slug: Prisma.Sql) =>
    slugs === null ? Prisma.sql`TRUE` : Prisma.sql`${slug} = ANY(${[...slugs]}::text[])`

  const waived = await listWaivedIn(viewerId, courseId)
  const rows = await db().$queryRaw`
    WITH own AS (
      SELECT assignment."quizId", quiz."courseId", quiz."definition"
      FROM "Assignment" assignment JOIN "Quiz" quiz ON quiz."id" = assignment."quizId"
      JOIN "ClassMember" staff ON staff."classId" = assignment."classId" AND staff."userId" = ${viewerId}
        AND staff."leftAt" IS NULL AND staff."role"::text = ANY(${storedRolesWith('teach')})
      WHERE assignment."removedAt" IS NULL AND quiz."courseId" = ${courseId}
    ), counted AS (
      SELECT DISTINCT ON (attempt."quizId", attempt."learnerId") attempt."id", attempt."quizId", attempt."rules"
      FROM "Attempt" attempt JOIN own ON own."quizId" = attempt."quizId"
      WHERE attempt."state" = 'GRADED'
      ORDER BY attempt."quizId", attempt."learnerId", attempt."number"
    ), answer AS (
      SELECT version."itemId", attempt."quizId", ${wasNotWaived(waived)} AS "isCounted",
        ${shareOfPoints(Prisma.sql`attempt."rules"`)} AS "share"
      FROM counted attempt
      JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
      JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
        AND version."itemId" IN (SELECT "id" FROM "Item" WHERE "courseId" = ${courseId} AND ${isWanted(Prisma.sql`"slug"`)})
    ), used AS (
      SELECT item."id" AS "itemId", own."quizId" FROM own
      CROSS JOIN LATERAL jsonb_array_elements_text(COALESCE(own."definition"->'items', '[]'::jsonb)) AS selected("slug")
      JOIN "Item" item ON item."courseId" = own."courseId" AND item."slug" = selected."slug"
      WHERE ${isWanted(Prisma.sql`item."slug"`)}
      UNION SELECT "itemId", "quizId" FROM answer
    )
    SELECT item."slug", COUNT(*)::int AS "assignments", COALESCE(figures."answers", 0) AS "answers", figures."facility"
    FROM used
    JOIN "Item" item ON item."id" = used."itemId"
    LEFT JOIN (
      SELECT "itemId", COUNT(*)::int AS "answers", AVG("share") AS "facility" FROM answer WHERE "isCounted" GROUP BY "itemId"
    ) figures ON figures."itemId" = used."itemId"
    GROUP BY item."slug", figures."answers", figures."facility"`
  return z.array(UsageSchema).parse(rows)
}

async function listWaivedIn(viewerId: string, courseId: string): Promise<WaivedItem[]> {
  const quizzes = await db().quiz.findMany({
    where: { courseId, assignment: { class: { members: { some: { userId: viewerId, leftAt: null } } } } },
    select: { id: true },
  })
  return listWaived(
    db(),
    quizzes.map(({ id }) => id),
  )
}

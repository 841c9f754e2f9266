import { z } from 'zod'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { Prisma } from '@/generated/prisma/client'
import { countedLearners } from '@/server/assignments/work-statements'
import { shareOfPoints } from '@/server/grading/share-statements'
import { db } from '@/server/platform/db'
import type { WaivedItem } from '@/server/regrading/waived-items'
import { wasNotWaived } from '@/server/regrading/waived-statements'
import { ALL_ANSWERS, type AnswerFilter } from './overview-filter'

/** What people grade says nothing about concepts and misconceptions that can be compared with a key. */
const HAS_KEY = Prisma.sql`item."type" <> ALL(${[...PERSON_GRADED_TYPES]})`

/** The statements that summarize the answers of a class. Prisma's API can't calculate or group by what they have in common. */

/** The condition that a learner, given as SQL, is in the group of a filter. */
function isInGroup(classId: string, { groupId }: AnswerFilter, learnerId: Prisma.Sql): Prisma.Sql {
  if (groupId === null) return Prisma.sql`TRUE`
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "GroupMember" grouped JOIN "ClassGroup" class_group ON class_group."id" = grouped."groupId"
    WHERE grouped."userId" = ${learnerId} AND grouped."groupId" = ${groupId} AND class_group."classId" = ${classId})`
}

/** The condition that an attempt at an assignment passes a filter. */
function passes({ assignmentId, from, until }: AnswerFilter): Prisma.Sql {
  return Prisma.sql`
    ${assignmentId === null ? Prisma.sql`TRUE` : Prisma.sql`assignment."id" = ${assignmentId}`}
    AND ${from === null ? Prisma.sql`TRUE` : Prisma.sql`attempt."submittedAt" >= ${from}`}
    AND ${until === null ? Prisma.sql`TRUE` : Prisma.sql`attempt."submittedAt" < ${until}`}`
}

const SHARE = shareOfPoints(Prisma.sql`attempt."rules"`)

/** One key for all deleted accounts, because the answers of one account in several assignments must not be combined. */
export const DELETED = 'deleted'

const CellSchema = z.object({
  /** `DELETED` for all deleted accounts together. */
  learnerId: z.string(),
  name: z.string(),
  concept: z.string().nullable(),
  share: z.number(),
  answers: z.number(),
})

/**
 * Reads each student's average share of points by concept, ignoring certainty. A student without answers has one row without a concept. Former
 * students and deleted accounts count as in the item analysis.
 */
export async function readConceptShares(
  classId: string,
  waived: readonly WaivedItem[],
  filter: AnswerFilter,
): Promise<z.infer<typeof CellSchema>[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedLearners(classId, null)}),
    person AS (
      SELECT DISTINCT CASE WHEN person."isAnonymous" THEN ${DELETED}::text ELSE person."id" END AS "key", person."id",
        CASE WHEN person."isAnonymous" THEN 'Deleted students' ELSE COALESCE(person."name", person."email") END AS "name"
      FROM counted JOIN "User" person ON person."id" = counted."learnerId"
      WHERE ${isInGroup(classId, filter, Prisma.sql`counted."learnerId"`)}
    ), answer AS (
      SELECT person."key", slot."concept", COUNT(*)::int AS "answers",
        AVG(${SHARE}) AS "share"
      FROM person
      JOIN "Attempt" attempt ON attempt."learnerId" = person."id" AND attempt."state" = 'GRADED'
      JOIN "Assignment" assignment ON assignment."quizId" = attempt."quizId" AND assignment."classId" = ${classId}
        AND assignment."removedAt" IS NULL
      JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
      JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
      JOIN "Item" item ON item."id" = version."itemId" AND ${HAS_KEY}
      WHERE ${wasNotWaived(waived)} AND ${passes(filter)}
      GROUP BY person."key", slot."concept"
    )
    SELECT DISTINCT person."key" AS "learnerId", person."name", answer."concept",
      COALESCE(answer."share", 0) AS "share", COALESCE(answer."answers", 0) AS "answers"
    FROM person LEFT JOIN answer ON answer."key" = person."key"`
  return z.array(CellSchema).parse(rows)
}

const AnswerSchema = z.object({
  itemId: z.string(),
  /** The latest version that got this answer. */
  versionId: z.string(),
  response: z.unknown(),
  count: z.number(),
})
export type CountedAnswer = z.infer<typeof AnswerSchema>

/** Counts equal answers to each item in the assignments of a class. */
export async function countClassAnswers(
  classId: string,
  waived: readonly WaivedItem[],
  { seesAssignmentOnly, filter = ALL_ANSWERS }: { seesAssignmentOnly: boolean; filter?: AnswerFilter },
): Promise<CountedAnswer[]> {
  const rows = await db().$queryRaw`
    SELECT version."itemId", (ARRAY_AGG(version."id" ORDER BY version."number" DESC))[1] AS "versionId", slot."response", COUNT(*)::int AS "count"
    FROM "Assignment" assignment
    JOIN "Attempt" attempt ON attempt."quizId" = assignment."quizId" AND attempt."state" = 'GRADED'
    JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId" AND ${HAS_KEY}
      AND (${seesAssignmentOnly} OR NOT item."isAssignmentOnly")
    WHERE assignment."classId" = ${classId} AND assignment."removedAt" IS NULL AND ${wasNotWaived(waived)}
      AND ${passes(filter)} AND ${isInGroup(classId, filter, Prisma.sql`attempt."learnerId"`)}
    GROUP BY version."itemId", slot."response"`
  return z.array(AnswerSchema).parse(rows)
}

const AssignmentShareSchema = z.object({
  learnerId: z.string(),
  quizId: z.string(),
  share: z.number(),
  answers: z.number(),
})
export type AssignmentShareRow = z.infer<typeof AssignmentShareSchema>

/** The key of all learners but the one that a statement reads. */
const OTHERS = 'others'

/**
 * Reads each learner's average share of points by assignment, as `readConceptShares` does by concept.
 * @param only reads the rows of this learner, and one row for all others together
 */
export async function readAssignmentShares(
  classId: string,
  waived: readonly WaivedItem[],
  only: string | null = null,
): Promise<AssignmentShareRow[]> {
  const learner =
    only === null
      ? Prisma.sql`attempt."learnerId"`
      : Prisma.sql`CASE WHEN attempt."learnerId" = ${only} THEN attempt."learnerId" ELSE ${OTHERS}::text END`
  const rows = await db().$queryRaw`
    SELECT ${learner} AS "learnerId", attempt."quizId", AVG(${SHARE}) AS "share", COUNT(*)::int AS "answers"
    FROM "Assignment" assignment
    JOIN "Attempt" attempt ON attempt."quizId" = assignment."quizId" AND attempt."state" = 'GRADED'
    JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
    WHERE assignment."classId" = ${classId} AND assignment."removedAt" IS NULL AND ${wasNotWaived(waived)}
    GROUP BY 1, 2`
  return z.array(AssignmentShareSchema).parse(rows)
}

const RecallRowSchema = z.object({
  learnerId: z.string(),
  /** The item's stable ID. */
  item: z.string(),
  fraction: z.number(),
  at: z.date(),
})

/** Reads the answers of a class's current students with their times, for expected recall. @param only reads those of one student */
export async function readClassAnswers(
  classId: string,
  waived: readonly WaivedItem[],
  only: string | null = null,
): Promise<z.infer<typeof RecallRowSchema>[]> {
  const rows = await db().$queryRaw`
    SELECT attempt."learnerId", item."slug" AS "item", ${SHARE} AS "fraction",
      COALESCE(slot."savedAt", attempt."submittedAt", attempt."startedAt") AS "at"
    FROM "Assignment" assignment
    JOIN "Attempt" attempt ON attempt."quizId" = assignment."quizId" AND attempt."state" = 'GRADED'
    JOIN "ClassMember" student ON student."classId" = assignment."classId" AND student."userId" = attempt."learnerId"
      AND student."role" = 'STUDENT' AND student."leftAt" IS NULL
    JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId"
    WHERE assignment."classId" = ${classId} AND assignment."removedAt" IS NULL AND ${wasNotWaived(waived)}
      AND ${only === null ? Prisma.sql`TRUE` : Prisma.sql`attempt."learnerId" = ${only}`}`
  return z.array(RecallRowSchema).parse(rows)
}

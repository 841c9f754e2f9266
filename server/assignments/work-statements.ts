import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { AttemptState } from '@/generated/prisma/enums'
import { db } from '@/server/platform/db'

/** The statements that summarize the work of a class by student. Prisma's API can't combine students with their attempts, or test groups of attempts. */

/**
 * Selects who counts for each assignment of a class: its students, and former students and deleted accounts with an attempt. Every
 * page that counts students or averages over them uses this, so that their numbers agree.
 * @param quizId the quiz of one assignment; null for all assignments of the class
 */
export function countedLearners(classId: string, quizId: string | null): Prisma.Sql {
  const these =
    quizId === null
      ? Prisma.sql`AND assignment."removedAt" IS NULL`
      : Prisma.sql`AND assignment."quizId" = ${quizId}`
  return Prisma.sql`
    SELECT assignment."quizId", member."userId" AS "learnerId"
    FROM "Assignment" assignment
    JOIN "ClassMember" member ON member."classId" = assignment."classId" AND member."role" = 'STUDENT' AND member."leftAt" IS NULL
    WHERE assignment."classId" = ${classId} ${these}
    UNION
    SELECT assignment."quizId", attempt."learnerId"
    FROM "Assignment" assignment JOIN "Attempt" attempt ON attempt."quizId" = assignment."quizId"
    WHERE assignment."classId" = ${classId} ${these}`
}

/** SQL columns with the input of `workState` for a group of attempts. */
const WORK_COLUMNS = Prisma.sql`
  COUNT(attempt."id") > 0 AS "hasStarted",
  COALESCE(BOOL_OR(attempt."state" IN ('IN_PROGRESS', 'OVERDUE')), FALSE) AS "isOpen",
  COALESCE(BOOL_OR(attempt."state" IN ('SUBMITTED', 'GRADED')), FALSE) AS "hasSubmitted"`

const WorkSchema = z.object({
  quizId: z.string(),
  hasStarted: z.boolean(),
  isOpen: z.boolean(),
  hasSubmitted: z.boolean(),
  students: z.number(),
})
export type WorkRow = z.infer<typeof WorkSchema>

/** Counts the students of a class by quiz and by the state of their work. */
export async function countWorkStates(classId: string): Promise<WorkRow[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedLearners(classId, null)}),
    work AS (
      SELECT counted."quizId", ${WORK_COLUMNS}
      FROM counted
      LEFT JOIN "Attempt" attempt ON attempt."quizId" = counted."quizId" AND attempt."learnerId" = counted."learnerId"
      GROUP BY counted."quizId", counted."learnerId"
    )
    SELECT "quizId", "hasStarted", "isOpen", "hasSubmitted", COUNT(*)::int AS "students" FROM work GROUP BY 1, 2, 3, 4`
  return z.array(WorkSchema).parse(rows)
}

const LiveSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** They left the class or deleted their account. Their work still counts. */
  isFormer: z.boolean(),
  hasStarted: z.boolean(),
  isOpen: z.boolean(),
  hasSubmitted: z.boolean(),
  /** The latest attempt; null if none was started or the account was deleted. */
  attemptId: z.string().nullable(),
  state: z.enum(AttemptState).nullable(),
  startedAt: z.date().nullable(),
  submittedAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  answered: z.number(),
  questions: z.number(),
  /** The question that the browser shows. */
  slot: z.number().nullable(),
  lastSeenAt: z.date().nullable(),
})
export type LiveRow = z.infer<typeof LiveSchema>

/** Lists the students of an assignment with their latest attempt, how much of it is answered, and when its browser was last seen. */
export async function listLiveRows(classId: string, quizId: string): Promise<LiveRow[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedLearners(classId, quizId)}),
    work AS (
      SELECT counted."learnerId", ${WORK_COLUMNS}
      FROM counted
      LEFT JOIN "Attempt" attempt ON attempt."quizId" = ${quizId} AND attempt."learnerId" = counted."learnerId"
      GROUP BY counted."learnerId"
    )
    SELECT person."id",
      CASE WHEN person."isAnonymous" THEN 'Deleted student' ELSE COALESCE(person."name", person."email") END AS "name",
      member."userId" IS NULL AS "isFormer", work."hasStarted", work."isOpen", work."hasSubmitted",
      CASE WHEN NOT person."isAnonymous" THEN latest."id" END AS "attemptId",
      latest."state"::text AS "state", latest."startedAt", latest."submittedAt", latest."closesAt",
      COALESCE(items."answered", 0) AS "answered", COALESCE(items."questions", 0) AS "questions",
      latest."seenSlot" AS "slot", GREATEST(latest."lastSeenAt", items."savedAt") AS "lastSeenAt"
    FROM work
    JOIN "User" person ON person."id" = work."learnerId"
    LEFT JOIN "ClassMember" member ON member."classId" = ${classId} AND member."userId" = person."id"
      AND member."role" = 'STUDENT' AND member."leftAt" IS NULL
    LEFT JOIN LATERAL (
      SELECT * FROM "Attempt" attempt
      WHERE attempt."quizId" = ${quizId} AND attempt."learnerId" = person."id"
      ORDER BY attempt."number" DESC LIMIT 1
    ) latest ON TRUE
    LEFT JOIN LATERAL (
      SELECT COUNT(*)::int AS "questions", MAX(item."savedAt") AS "savedAt",
        (COUNT(*) FILTER (WHERE item."status" <> 'UNANSWERED'))::int AS "answered"
      FROM "AttemptItem" item WHERE item."attemptId" = latest."id"
    ) items ON TRUE
    ORDER BY person."id"`
  return z.array(LiveSchema).parse(rows)
}

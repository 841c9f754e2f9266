import 'server-only'
import { countWork, type WorkCounts } from '@/domain/attempts/count-work'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'

/**
 * Returns SQL that selects who counts for each assignment of a class: its students, and former students and deleted accounts with an attempt. Every
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
export const WORK_COLUMNS = Prisma.sql`
  COUNT(attempt."id") > 0 AS "hasStarted",
  COALESCE(BOOL_OR(attempt."state" IN ('IN_PROGRESS', 'OVERDUE')), FALSE) AS "isOpen",
  COALESCE(BOOL_OR(attempt."state" IN ('SUBMITTED', 'GRADED')), FALSE) AS "hasSubmitted"`

type Row = { quizId: string; hasStarted: boolean; isOpen: boolean; hasSubmitted: boolean; students: number }

const NOBODY = countWork([])

/** Counts the work states of a class's students by quiz with one statement. The caller has checked access with `requireClassPermission`. */
export async function listWorkCounts(classId: string): Promise<(quizId: string) => WorkCounts> {
  const rows = await db().$queryRaw<Row[]>`
    WITH counted AS (${countedLearners(classId, null)}),
    work AS (
      SELECT counted."quizId", ${WORK_COLUMNS}
      FROM counted
      LEFT JOIN "Attempt" attempt ON attempt."quizId" = counted."quizId" AND attempt."learnerId" = counted."learnerId"
      GROUP BY counted."quizId", counted."learnerId"
    )
    SELECT "quizId", "hasStarted", "isOpen", "hasSubmitted", COUNT(*)::int AS "students" FROM work GROUP BY 1, 2, 3, 4`
  const byQuiz = new Map<string, Row[]>()
  for (const row of rows) byQuiz.set(row.quizId, [...(byQuiz.get(row.quizId) ?? []), row])
  const counts = new Map([...byQuiz].map(([quizId, works]) => [quizId, countWork(works)]))
  return (quizId) => counts.get(quizId) ?? NOBODY
}

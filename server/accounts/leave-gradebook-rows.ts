import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/server/platform/db'

/**
 * Creates the gradebook rows that remain after an account is deleted. A class that keeps grades, and whose student saw that before, keeps a row with
 * the name, the grades, and their dates. Other classes keep a row "Deleted student" without a name or grades, which shows that there was a student.
 * There is no row if the student had no grades, or had left a class that doesn't keep them.
 */
export async function leaveGradebookRows(tx: Tx, learnerId: string): Promise<void> {
  const { name, memberships } = await tx.user.findUniqueOrThrow({
    where: { id: learnerId },
    select: {
      name: true,
      memberships: {
        where: { role: 'STUDENT' },
        select: {
          classId: true,
          leftAt: true,
          keepsGradesSeenAt: true,
          class: { select: { keepsGrades: true } },
        },
      },
    },
  })
  for (const { classId, leftAt, keepsGradesSeenAt, class: ofClass } of memberships) {
    const isKept = ofClass.keepsGrades && keepsGradesSeenAt !== null
    const grades = await listGrades(tx, learnerId, classId)
    if (grades.length === 0 || (!isKept && leftAt !== null)) continue
    await tx.formerStudent.create({
      data: {
        id: randomUUID(),
        classId,
        name: isKept ? name : null,
        grades: { create: isKept ? grades : [] },
      },
      select: { id: true },
    })
  }
}

type GradingResult = { quizId: string; ratio: number; gradedOn: Date }

/** Lists the grades that count, with the day of grading, without excused assignments. */
function listGrades(tx: Tx, learnerId: string, classId: string): Promise<GradingResult[]> {
  return tx.$queryRaw<GradingResult[]>`
    SELECT grade."quizId", COALESCE(grade."manualRatio", grade."scoreRatio") AS "ratio",
      (CASE WHEN grade."manualRatio" IS NULL THEN COALESCE(MAX(attempt."gradedAt"), grade."updatedAt") ELSE grade."updatedAt" END)::date
        AS "gradedOn"
    FROM "Grade" grade
    JOIN "Assignment" assignment ON assignment."quizId" = grade."quizId" AND assignment."classId" = ${classId}
    LEFT JOIN "Attempt" attempt ON attempt."quizId" = grade."quizId" AND attempt."learnerId" = grade."learnerId" AND attempt."state" = 'GRADED'
    WHERE grade."learnerId" = ${learnerId} AND NOT grade."isExcused"
      AND COALESCE(grade."manualRatio", grade."scoreRatio") IS NOT NULL
    GROUP BY grade."quizId", grade."learnerId"`
}

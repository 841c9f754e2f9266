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

/** Lists the grades that count, with the day of grading, without excused assignments. */
async function listGrades(tx: Tx, learnerId: string, classId: string) {
  const grades = await tx.grade.findMany({
    where: {
      ...{ learnerId, isExcused: false, quiz: { assignment: { classId } } },
      OR: [{ manualRatio: { not: null } }, { scoreRatio: { not: null } }],
    },
    select: {
      ...{ quizId: true, manualRatio: true, scoreRatio: true, updatedAt: true },
      quiz: {
        select: {
          attempts: {
            where: { learnerId, state: 'GRADED', gradedAt: { not: null } },
            orderBy: { gradedAt: 'desc' },
            take: 1,
            select: { gradedAt: true },
          },
        },
      },
    },
  })
  return grades.flatMap(({ quizId, manualRatio, scoreRatio, updatedAt, quiz }) => {
    const ratio = manualRatio ?? scoreRatio
    const gradedAt = manualRatio === null ? (quiz.attempts[0]?.gradedAt ?? updatedAt) : updatedAt
    return ratio === null ? [] : [{ quizId, ratio, gradedOn: gradedAt }]
  })
}

import 'server-only'
import { readCsv } from '@/domain/csv/read-csv'
import { type PlannedMark, planMarks } from '@/domain/marks/plan-marks'
import { type AssignmentRow, getAssignmentFor } from '@/server/assignments/assignment-access'
import { type Actor, writeAudit } from '@/server/audit/write-audit'
import { db, type Tx } from '@/server/db'
import { AppError } from '@/server/errors'
import { tellMarked } from './set-mark'

const MARK_ROWS_MAX = 5000

type Place = { classId: string; assignmentId: string }

/** What importing these marks would do; nothing is written. @throws AppError as `getAssignmentFor` */
export async function previewMarks(viewerId: string, place: Place, text: string): Promise<PlannedMark[]> {
  const assignment = await getAssignmentFor(viewerId, place, 'teach')
  return plan(db(), assignment, text)
}

/**
 * Imports marks, all of them in one transaction; bad lines are left out, as the preview said.
 * @returns how many were set
 * @throws AppError as `getAssignmentFor`; INVALID_INPUT where there is nothing to set
 */
export async function importMarks(
  actor: Actor & { id: string },
  place: Place,
  text: string,
): Promise<number> {
  const assignment = await getAssignmentFor(actor.id, place, 'teach')
  return db().$transaction(async (tx) => {
    const planned = (await plan(tx, assignment, text)).filter((entry) => entry.kind === 'set')
    if (planned.length === 0)
      throw new AppError('INVALID_INPUT', {
        userMessage: 'There is no mark in it that would change anything.',
      })
    const quizId = assignment.quiz.id
    const rows = planned.map(({ learnerId, ratio }) => ({ learnerId, ratio }))
    await tx.$executeRaw`
      INSERT INTO "Mark" ("quizId", "learnerId", "manualRatio", "manualReason", "updatedAt")
      SELECT ${quizId}, "learnerId", "ratio", 'Imported', CURRENT_TIMESTAMP
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry("learnerId" text, "ratio" float8)
      ON CONFLICT ("quizId", "learnerId") DO UPDATE SET "manualRatio" = EXCLUDED."manualRatio",
        "manualReason" = EXCLUDED."manualReason", "updatedAt" = EXCLUDED."updatedAt"`
    await writeAudit(
      tx,
      actor,
      ...planned.map(({ learnerId, before, ratio }) => ({
        act: 'mark.import' as const,
        classId: assignment.class.id,
        subject: { type: 'assignment' as const, id: assignment.id },
        learnerId,
        before: { ratio: before },
        after: { ratio },
      })),
    )
    await tellMarked(
      tx,
      assignment,
      planned.map(({ learnerId }) => learnerId),
    )
    return planned.length
  })
}

async function plan(client: Tx, { quiz, class: ofClass, points }: AssignmentRow, text: string) {
  const students = await client.classMember.findMany({
    where: { classId: ofClass.id, role: 'STUDENT' },
    select: {
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          marks: { where: { quizId: quiz.id }, select: { manualRatio: true, scoreRatio: true } },
        },
      },
    },
  })
  const standing = students.map(({ user: { id, email, name, marks } }) => ({
    learnerId: id,
    email: email ?? '',
    name: name ?? email ?? '',
    ratio: marks[0]?.manualRatio ?? marks[0]?.scoreRatio ?? null,
  }))
  const rows = readCsv(text)
  if (rows.length > MARK_ROWS_MAX)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { text: `Please take at most ${MARK_ROWS_MAX} lines at once.` },
    })
  return planMarks(rows, standing, points)
}

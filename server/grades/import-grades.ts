import 'server-only'
import { createHash } from 'node:crypto'
import type { GradeColumn } from '@/domain/grades/grade-table'
import { type GradesPlan, type PlannedGrade, planGrades } from '@/domain/grades/plan-grades'
import { formatNumber } from '@/domain/text/format'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { writeImportedGrades } from './grade-statements'
import { listGradebookColumns } from './gradebook-columns'
import { DELETED_STUDENT } from './gradebook-students'
import { notifyGraded } from './set-grade'

const MAX_LINES = 50_000
const MAX_CHANGES = 5000

/** Null for a file with grades for all assignments of the class. */
type Target = { classId: string; assignmentId: string | null }

export type GradesPreview = GradesPlan & {
  columns: GradeColumn[]
  /** Identifies the previewed plan, so that a different plan isn't applied unseen. */
  plan: string
}

/** Previews an import of grades without writing anything. @throws AppError as `requireClassPermission`; INVALID_INPUT if the file is too long */
export async function previewGrades(viewerId: string, target: Target, text: string): Promise<GradesPreview> {
  const { columns, only } = await wantedOf(viewerId, target)
  const plan = await makePlan(db(), target.classId, columns, { only, text })
  return { ...plan, columns: columns.map(({ id, title, points }) => ({ id, title, points })) }
}

/**
 * Imports the previewed grades in one transaction, without rows that can't be imported.
 * @param confirmed whether staff confirmed grades above the maximum
 * @returns how many grades changed
 * @throws AppError as `requireClassPermission`; CONFLICT if grades changed since the preview; INVALID_INPUT if nothing changes, or grades aren't confirmed
 */
export async function importGrades(
  actor: ActingPerson,
  target: Target,
  request: { text: string; plan: string; confirmed: boolean },
): Promise<number> {
  const { columns, only, class: ofClass } = await wantedOf(actor.id, target)
  return db().$transaction(async (tx) => {
    const { changes, plan } = await makePlan(tx, target.classId, columns, { only, text: request.text })
    if (plan !== request.plan)
      throw new AppError('CONFLICT', {
        userMessage: 'Grades changed since the preview. Preview the changes again.',
      })
    assertImportable(changes, request.confirmed)
    for (const column of columns) {
      const ofColumn = changes.filter(({ assignmentId }) => assignmentId === column.id)
      if (ofColumn.length > 0) await importColumn(tx, actor, { ofClass, column, changes: ofColumn })
    }
    return changes.length
  })
}

type Column = GradeColumn & { quizId: string }

/** Lists the columns of a class into which grades can be imported. */
async function wantedOf(
  viewerId: string,
  { classId, assignmentId }: Target,
): Promise<{ columns: Column[]; only: string | null; class: ClassForMember }> {
  if (assignmentId === null) {
    const ofClass = await requireClassPermission(viewerId, classId, 'teach')
    return { columns: await listGradebookColumns(ofClass.id, new Date()), only: null, class: ofClass }
  }
  const assignment = await requireAssignmentPermission(viewerId, { classId, assignmentId }, 'teach')
  const { id, quiz, points } = assignment
  const listed = await listGradebookColumns(assignment.class.id, new Date())
  const own = { id, quizId: quiz.id, title: quiz.title, points }
  // Unpublished assignments aren't listed.
  const columns = listed.some((column) => column.id === id) ? listed : [...listed, own]
  return { columns, only: id, class: assignment.class }
}

function assertImportable(changes: readonly PlannedGrade[], confirmed: boolean): void {
  if (changes.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'This file doesn’t change any grades.' })
  if (changes.some(({ isAboveMaximum }) => isAboveMaximum) && !confirmed)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { confirmed: 'Confirm that the grades above the maximum are correct.' },
    })
}

type ColumnChanges = { ofClass: ClassForMember; column: Column; changes: readonly PlannedGrade[] }

async function importColumn(
  tx: Tx,
  actor: ActingPerson,
  { ofClass, column, changes }: ColumnChanges,
): Promise<void> {
  const graded = changes.filter(({ before, after }) => before.ratio !== after.ratio)
  const rows = changes.map(({ learnerId, before, after }) => ({
    learnerId,
    ratio: before.ratio === after.ratio ? null : after.ratio,
    isExcused: after.isExcused,
  }))
  await writeImportedGrades(tx, column.quizId, rows)
  await writeAudit(
    tx,
    actor,
    ...changes.map(({ learnerId, before, after }) => ({
      action: 'grade.import' as const,
      ...{ classId: ofClass.id, learnerId, before, after },
      subject: { type: 'assignment' as const, id: column.id },
    })),
  )
  await notifyGraded(
    tx,
    { id: column.id, title: column.title, class: ofClass },
    graded.map(({ learnerId }) => learnerId),
  )
}

async function makePlan(
  client: Tx,
  classId: string,
  columns: readonly Column[],
  { only, text }: { only: string | null; text: string },
): Promise<GradesPlan & { plan: string }> {
  if (text.split(/\r\n?|\n/, MAX_LINES + 1).length > MAX_LINES)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { text: `A file can have at most ${formatNumber(MAX_LINES)} lines. Import it in parts.` },
    })
  const planned = planGrades(text, await listStanding(client, classId, columns), { columns, only })
  if (planned.changes.length > MAX_CHANGES)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: {
        text: `An import can change at most ${formatNumber(MAX_CHANGES)} grades. Import the file in parts.`,
      },
    })
  return { ...planned, plan: createHash('sha256').update(JSON.stringify(planned.changes)).digest('hex') }
}

/** Lists all students of the class with their grades, including former students and deleted accounts. */
async function listStanding(client: Tx, classId: string, columns: readonly Column[]) {
  return [...(await listStudents(client, classId, columns)), ...(await listFormer(client, classId, columns))]
}

/** Lists the gradebook rows of deleted accounts. */
async function listFormer(client: Tx, classId: string, columns: readonly Column[]) {
  const former = await client.formerStudent.findMany({
    where: { classId },
    select: { id: true, name: true, grades: { select: { quizId: true, ratio: true } } },
  })
  const idOf = new Map(columns.map(({ id, quizId }) => [quizId, id]))
  return former.map(({ id, name, grades }) => ({
    ...{ learnerId: id, email: '', name: name ?? DELETED_STUDENT },
    grades: Object.fromEntries(
      grades.map(({ quizId, ratio }) => [idOf.get(quizId) ?? '', { ratio, isExcused: false }]),
    ),
  }))
}

async function listStudents(client: Tx, classId: string, columns: readonly Column[]) {
  const quizIds = columns.map(({ quizId }) => quizId)
  const students = await client.classMember.findMany({
    where: { classId, role: 'STUDENT' },
    select: {
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          grades: {
            where: { quizId: { in: quizIds } },
            select: { quizId: true, manualRatio: true, scoreRatio: true, isExcused: true },
          },
        },
      },
    },
  })
  const idOf = new Map(columns.map(({ id, quizId }) => [quizId, id]))
  return students.map(({ user: { id, email, name, grades } }) => ({
    learnerId: id,
    email: email ?? '',
    name: name ?? email ?? '',
    grades: Object.fromEntries(
      grades.map(({ quizId, manualRatio, scoreRatio, isExcused }) => [
        idOf.get(quizId) ?? '',
        { ratio: manualRatio ?? scoreRatio, isExcused },
      ]),
    ),
  }))
}

import 'server-only'
import { formatNumber, plural } from '@/domain/text/format'
import { isVisible } from '@/domain/text/typed-text'
import { notify } from '@/server/notifications/notify'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type Actor, type Audited, writeAudit } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'

type Person = Actor & { id: string }
type Target = { classId: string; assignmentId: string }

/** The fields to change. */
export type GradeChange = {
  /** In points; null removes the manual grade, so that the attempts count again. */
  manualPoints?: number | null
  /** Whether staff confirmed a manual grade above the maximum, such as a bonus. */
  isConfirmed?: boolean
  /** Required with a manual grade. Without one, it changes only the reason and not the grade. */
  reason?: string
  isExcused?: boolean
  /** Why the grade is excused or counts again; for the audit log. */
  excuseReason?: string
  /** '' for none. */
  note?: string
}

/**
 * Changes one cell of the gradebook and logs it in the audit log.
 * @throws AppError as `requireAssignmentPermission`; NOT_FOUND if the student isn't in the class; INVALID_INPUT, also for a grade above the maximum until it is
 * confirmed
 */
export async function setGrade(
  actor: Person,
  target: Target,
  learnerId: string,
  change: GradeChange,
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  checkChange(change, assignment.points)
  await db().$transaction(async (tx) => {
    await assertStudent(tx, assignment, learnerId)
    const key = { quizId: assignment.quiz.id, learnerId }
    const before = await tx.grade.findUnique({ where: { quizId_learnerId: key }, select: MARK })
    if (change.manualPoints === undefined && change.reason !== undefined && before?.manualRatio == null)
      refuse('manualPoints', 'Enter the points that this reason is for.')
    if (isUnchanged(change, before)) return
    const data = dataOf(change, assignment.points)
    const after = await tx.grade.upsert({
      where: { quizId_learnerId: key },
      create: { ...key, ...data },
      update: { ...data, updatedAt: new Date() },
      select: MARK,
    })
    await writeAudit(tx, actor, ...actionsOf(change, { assignment, learnerId, before, after }))
    if (change.manualPoints !== undefined && change.manualPoints !== null)
      await notifyGraded(tx, { ...assignment, title: assignment.quiz.title }, [learnerId])
  })
}

const MARK = { manualRatio: true, manualReason: true, isExcused: true, note: true } as const
type GradeRow = {
  manualRatio: number | null
  manualReason: string | null
  isExcused: boolean
  note: string | null
}

function refuse(field: string, words: string): never {
  throw new AppError('INVALID_INPUT', { fieldErrors: { [field]: words } })
}

function checkChange({ manualPoints, reason, isConfirmed = false }: GradeChange, points: number): void {
  if (typeof manualPoints === 'number') {
    if (!Number.isFinite(manualPoints) || manualPoints < 0) refuse('manualPoints', 'Enter 0 or more points.')
    if (manualPoints > points * 2)
      refuse('manualPoints', `Enter at most ${plural(points * 2, 'point')}, twice the points possible.`)
  }
  const needsReason = typeof manualPoints === 'number' || (manualPoints === undefined && reason !== undefined)
  if (needsReason && !isVisible(reason ?? '')) refuse('reason', 'Enter a reason.')
  if (typeof manualPoints === 'number' && manualPoints > points && !isConfirmed)
    throw new AppError('INVALID_INPUT', {
      userMessage: 'This grade is above the maximum.',
      fieldErrors: {
        manualPoints: `${formatNumber(manualPoints)} is above the maximum of ${plural(points, 'point')}. Confirm that this is intended.`,
      },
      canConfirm: true,
    })
}

/** Whether the change contains nothing, or only a reason that is the same as before. Then there is nothing to save or log. */
function isUnchanged(
  { manualPoints, reason, isExcused, note }: GradeChange,
  before: GradeRow | null,
): boolean {
  if (manualPoints !== undefined || isExcused !== undefined || note !== undefined) return false
  return reason === undefined || reason.trim() === before?.manualReason
}

function dataOf({ manualPoints, reason, isExcused, note }: GradeChange, points: number) {
  return {
    ...(manualPoints !== undefined && {
      manualRatio: manualPoints === null ? null : manualPoints / points,
    }),
    ...((manualPoints !== undefined || reason !== undefined) && {
      manualReason: manualPoints === null ? null : (reason ?? '').trim(),
    }),
    ...(isExcused !== undefined && { isExcused }),
    ...(note !== undefined && { note: isVisible(note) ? note.trim() : null }),
  }
}

async function assertStudent(tx: Tx, { class: ofClass }: AssignmentRow, learnerId: string): Promise<void> {
  const member = await tx.classMember.findFirst({
    where: { classId: ofClass.id, userId: learnerId, role: 'STUDENT' },
    select: { userId: true },
  })
  if (!member) throw new AppError('NOT_FOUND')
}

type Changed = { assignment: AssignmentRow; learnerId: string; before: GradeRow | null; after: GradeRow }

function actionsOf(change: GradeChange, { assignment, learnerId, before, after }: Changed): Audited[] {
  const about = {
    classId: assignment.class.id,
    subject: { type: 'assignment' as const, id: assignment.id },
    learnerId,
  }
  const manual = (mark: GradeRow | null) =>
    mark && { manualRatio: mark.manualRatio, reason: mark.manualReason }
  return [
    ...(change.manualPoints === undefined && change.reason === undefined
      ? []
      : [{ action: 'grade.manual' as const, ...about, before: manual(before), after: manual(after) }]),
    ...(change.isExcused === undefined
      ? []
      : [
          {
            action: 'grade.excuse' as const,
            ...about,
            before: { isExcused: before?.isExcused ?? false },
            after: {
              isExcused: after.isExcused,
              ...(isVisible(change.excuseReason ?? '') && { reason: change.excuseReason?.trim() }),
            },
          },
        ]),
    ...(change.note === undefined
      ? []
      : [
          {
            action: 'grade.note' as const,
            ...about,
            before: { note: before?.note ?? null },
            after: { note: after.note },
          },
        ]),
  ]
}

/** Notifies students of a new grade. */
export async function notifyGraded(
  tx: Tx,
  assignment: { id: string; title: string; class: { id: string; name: string } },
  learnerIds: readonly string[],
): Promise<void> {
  const { id, title, class: ofClass } = assignment
  await notify(
    tx,
    learnerIds.map((userId) => ({
      userId,
      kind: 'graded' as const,
      title: `Grade posted: ${title}`,
      body: `In ${ofClass.name}.`,
      path: `/classes/${ofClass.id}/assignments/${id}`,
    })),
  )
}

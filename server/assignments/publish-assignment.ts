import 'server-only'
import { lockClass } from '@/server/access/lock-class'
import { notify } from '@/server/notifications/notify'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { auditOf } from './audit-assignment'
import { countAsked } from './count-asked'

type Target = { classId: string; assignmentId: string }
type Person = Actor & { id: string }

/**
 * Publishes an assignment and notifies the students. Idempotent.
 * @throws AppError as `requireAssignmentPermission`, INVALID_INPUT if it has no questions
 */
export async function publishAssignment(actor: Person, target: Target, now: Date): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const { quiz, class: ofClass } = assignment
  const [count] = await countAsked([quiz.definition], ofClass)
  if (count?.max === 0)
    throw new AppError('INVALID_INPUT', {
      userMessage: 'This assignment has no questions. Add at least one before you publish it.',
    })
  await db().$transaction(async (tx) => {
    const { count } = await tx.assignment.updateMany({
      where: { id: assignment.id, publishedAt: null, removedAt: null },
      data: { publishedAt: now },
    })
    if (count === 0) return
    await writeAudit(tx, actor, auditOf(assignment, 'assignment.publish'))
    const students = await tx.classMember.findMany({
      where: { classId: ofClass.id, role: 'STUDENT', leftAt: null },
      select: { userId: true },
    })
    await notify(
      tx,
      students.map(({ userId }) => ({
        userId,
        kind: 'assigned' as const,
        title: `New assignment: ${quiz.title}`,
        body: `In ${ofClass.name}.`,
        path: pathOf(target),
      })),
    )
  })
}

/**
 * Undoes the publication of an assignment that no one has started, and removes its unread notifications. Idempotent.
 * @throws AppError as `requireAssignmentPermission`, CONFLICT if a student has started
 */
export async function unpublishAssignment(actor: Person, target: Target): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  await db().$transaction(async (tx) => {
    // A start that is being saved ends first, and the next one sees the draft.
    await lockClass(tx, target.classId)
    if ((await tx.assignment.count({ where: { id: assignment.id, publishedAt: { not: null } } })) === 0)
      return
    const { count } = await tx.assignment.updateMany({
      where: { id: assignment.id, quiz: { attempts: { none: {} } } },
      data: { publishedAt: null },
    })
    if (count === 0)
      throw new AppError('CONFLICT', {
        userMessage:
          'A student has started this assignment, so it stays published. You can remove it from the class.',
      })
    await tx.notification.deleteMany({
      where: { kind: { in: ['assigned', 'due-tomorrow'] }, path: pathOf(target), readAt: null },
    })
    await writeAudit(tx, actor, auditOf(assignment, 'assignment.unpublish'))
  })
}

function pathOf({ classId, assignmentId }: Target): string {
  return `/classes/${classId}/assignments/${assignmentId}`
}

/** Removes an assignment from the class or restores it. Attempts and grades stay. @throws AppError as `requireAssignmentPermission` */
export async function removeAssignment(
  actor: Person,
  target: Target,
  { isRemoved, now }: { isRemoved: boolean; now: Date },
): Promise<void> {
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  await db().$transaction(async (tx) => {
    const removedAt = isRemoved ? now : null
    await tx.assignment.update({ where: { id: assignment.id }, data: { removedAt } })
    await writeAudit(tx, actor, {
      ...auditOf(assignment, 'assignment.remove'),
      before: { isRemoved: assignment.removedAt !== null },
      after: { isRemoved },
    })
  })
}

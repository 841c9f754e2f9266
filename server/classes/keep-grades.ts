import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { requireClassPermission } from '@/server/access/class-access'
import { lockClass } from '@/server/access/lock-class'
import { notify } from '@/server/notifications/notify'
import { db } from '@/server/platform/db'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const KeepGradesSchema = z.object({
  class: idText,
  keepsGrades: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})

/**
 * Sets whether a class keeps the name and grades of students who delete their account. It applies only to students who saw it: new students see it before
 * they join, and current students are notified and see it on the class page. It never applies to a student who didn't see it.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED
 */
export async function setKeepsGrades(
  actor: ActingPerson,
  { class: classId, keepsGrades }: z.infer<typeof KeepGradesSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const ofClass = await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    await lockClass(tx, classId)
    const { count } = await tx.class.updateMany({
      where: { id: classId, keepsGrades: !keepsGrades },
      data: { keepsGrades },
    })
    if (count === 0) return
    await writeAudit(tx, actor, {
      action: 'class.change',
      subject: { type: 'class', id: classId },
      classId,
      before: { keepsGrades: !keepsGrades },
      after: { keepsGrades },
    })
    if (!keepsGrades) return
    // Students who saw an earlier setting haven't seen this one.
    await tx.classMember.updateMany({ where: { classId }, data: { keepsGradesSeenAt: null } })
    const students = await tx.classMember.findMany({
      where: { classId, role: 'STUDENT', leftAt: null },
      select: { userId: true },
    })
    await notify(
      tx,
      students.map(({ userId }) => ({
        userId,
        kind: 'class-keeps-grades' as const,
        title: `${ofClass.name} now keeps grades`,
        body: 'If you delete your account, the class keeps your name and your grades with their dates, and nothing else.',
        path: `/classes/${classId}`,
      })),
    )
  })
}

/** Whether a class keeps grades. For anyone who can see or join it. */
export async function findKeepsGrades(classId: string): Promise<boolean> {
  const row = await db().class.findUnique({ where: { id: classId }, select: { keepsGrades: true } })
  return row?.keepsGrades ?? false
}

/**
 * Records that a student saw that the class keeps grades. From then on, it applies to them.
 * @returns whether the class keeps grades
 */
export async function noteKeepsGradesSeen(classId: string, userId: string, now: Date): Promise<boolean> {
  const keepsGrades = await findKeepsGrades(classId)
  if (keepsGrades)
    await db().classMember.updateMany({
      where: { classId, userId, role: 'STUDENT', keepsGradesSeenAt: null },
      data: { keepsGradesSeenAt: now },
    })
  return keepsGrades
}

/** Lists the names of the classes that would keep a student's grades if they deleted their account now. */
export async function listKeepingClasses(userId: string): Promise<string[]> {
  const rows = await db().class.findMany({
    where: {
      keepsGrades: true,
      members: { some: { userId, role: 'STUDENT', keepsGradesSeenAt: { not: null } } },
    },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  return rows.map(({ name }) => name)
}

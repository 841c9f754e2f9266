import 'server-only'
import { z } from 'zod'
import { getClassFor } from '@/server/access/class-access'
import { lockClass } from '@/server/access/lock-class'
import { notify } from '@/server/messages/notify'
import { db } from '@/server/platform/db'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const KeepGradesSchema = z.object({
  class: z.string().max(100),
  keepsGrades: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})

/**
 * Sets whether a class keeps the name and grades of students who delete their account. It applies to those who see it: whoever joins from now on sees it
 * before, and those who are in are notified and see it on the page of the class. For a student who never saw it, nothing is kept.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED
 */
export async function setKeepsGrades(
  actor: ActingPerson,
  { class: classId, keepsGrades }: z.infer<typeof KeepGradesSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const ofClass = await getClassFor(actor.id, classId, 'own', { client: tx })
    await lockClass(tx, classId)
    const { count } = await tx.class.updateMany({
      where: { id: classId, keepsGrades: !keepsGrades },
      data: { keepsGrades },
    })
    if (count === 0) return
    await writeAudit(tx, actor, {
      act: 'class.change',
      subject: { type: 'class', id: classId },
      classId,
      before: { keepsGrades: !keepsGrades },
      after: { keepsGrades },
    })
    if (!keepsGrades) return
    // What was seen of an earlier time is not what holds now.
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

/** Whether a class keeps grades. For whoever may see it or join it. */
export async function findKeepsGrades(classId: string): Promise<boolean> {
  const row = await db().class.findUnique({ where: { id: classId }, select: { keepsGrades: true } })
  return row?.keepsGrades ?? false
}

/**
 * Notes that a student was shown that the class keeps grades. From then on it applies to them.
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

/** The classes that would keep the grades of a student who deletes their account now, by name. */
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

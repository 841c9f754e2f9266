import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { requireClassPermission } from '@/server/access/class-access'
import { assertOtherInstructor, lockClass } from '@/server/access/lock-class'
import { db, type Tx } from '@/server/platform/db'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const LeaveClassSchema = z.object({ class: idText })

/**
 * Leaves a class. The member's work stays and is there if they return.
 * @throws AppError NOT_FOUND, CONFLICT for the last instructor
 */
export async function leaveClass(
  actor: ActingPerson,
  { class: classId }: z.infer<typeof LeaveClassSchema>,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockClass(tx, classId)
    const { role } = await requireClassPermission(actor.id, classId, 'view', { client: tx })
    if (role === 'instructor') await assertOtherInstructor(tx, classId, actor.id)
    await deactivateMember(tx, actor, { classId, role }, now)
  })
}

/** Marks the actor as having left the class. The caller has locked it and checked that it has another instructor. */
export async function deactivateMember(
  tx: Tx,
  actor: ActingPerson,
  { classId, role }: { classId: string; role: string },
  now: Date,
): Promise<void> {
  await tx.classMember.update({
    where: { classId_userId: { classId, userId: actor.id } },
    data: { leftAt: now, endReason: 'LEFT' },
  })
  await writeAudit(tx, actor, {
    action: 'member.leave',
    subject: { type: 'person', id: actor.id },
    classId,
    learnerId: actor.id,
    before: { role },
  })
}

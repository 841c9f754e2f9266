import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { requireClassPermission } from '@/server/access/class-access'
import { lockClass } from '@/server/access/lock-class'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { deactivateMember } from './leave-class'

export const TransferOwnershipSchema = z.object({
  class: idText,
  person: idText.min(1, 'Select a person.'),
  /** What the previous owner does afterward. */
  after: z.enum(['assistant', 'leave']),
})

/**
 * Transfers ownership of a class to another member, who becomes an instructor.
 * @throws AppError NOT_FOUND (class or person), FORBIDDEN, CLOSED
 */
export async function transferOwnership(
  actor: ActingPerson,
  { class: classId, person, after }: z.infer<typeof TransferOwnershipSchema>,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await lockClass(tx, classId)
    await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    const { count } = await tx.classMember.updateMany({
      where: { classId, userId: person, leftAt: null, user: { email: { not: null } } },
      data: { role: 'INSTRUCTOR' },
    })
    if (count === 0 || person === actor.id) throw new AppError('NOT_FOUND')
    await writeAudit(tx, actor, {
      action: 'class.transfer',
      subject: { type: 'person', id: person },
      classId,
      after: { from: actor.id, to: person, stays: after === 'assistant' },
    })
    if (after === 'leave') return deactivateMember(tx, actor, { classId, role: 'instructor' }, now)
    await tx.classMember.update({
      where: { classId_userId: { classId, userId: actor.id } },
      data: { role: 'ASSISTANT' },
    })
  })
}

import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { CLASS_ROLES } from '@/domain/access/class-permissions'
import { CLASS_ROLE, requireClassPermission, STORED_CLASS_ROLE } from '@/server/access/class-access'
import { assertOtherInstructor, lockClass } from '@/server/access/lock-class'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

/** Changes to one member of a class. None of them deletes the person's work. */

export const MemberSchema = z.object({ class: idText, person: idText })
export const MemberRoleSchema = MemberSchema.extend({ role: z.enum(CLASS_ROLES) })
export const MoveMemberSchema = MemberSchema.extend({
  to: idText.min(1, 'Select a class.'),
})

/**
 * Changes a member's role in the class.
 * @throws AppError NOT_FOUND (class or person), FORBIDDEN, CLOSED, CONFLICT for the last instructor
 */
export async function setMemberRole(
  actor: ActingPerson,
  { class: classId, person, role }: z.infer<typeof MemberRoleSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const member = await getMember(tx, actor, classId, person)
    if (member.hasLeft) throw new AppError('NOT_FOUND')
    if (member.role === role) return
    if (member.role === 'instructor') await assertOtherInstructor(tx, classId, person)
    await tx.classMember.update({ where: keyOf(classId, person), data: { role: STORED_CLASS_ROLE[role] } })
    await writeAudit(tx, actor, {
      action: 'member.role',
      subject: { type: 'person', id: person },
      classId,
      learnerId: person,
      before: { role: member.role },
      after: { role },
    })
  })
}

/**
 * Removes a member. Only an instructor can restore them; they can't join again with the code.
 * @throws AppError NOT_FOUND (class or person), FORBIDDEN, CLOSED, CONFLICT for the last instructor
 */
export async function removeMember(
  actor: ActingPerson,
  { class: classId, person }: z.infer<typeof MemberSchema>,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const member = await getMember(tx, actor, classId, person)
    if (member.hasLeft) return
    if (member.role === 'instructor') await assertOtherInstructor(tx, classId, person)
    await tx.classMember.update({
      where: keyOf(classId, person),
      data: { leftAt: now, endReason: 'REMOVED' },
    })
    await writeAudit(tx, actor, {
      action: 'member.remove',
      subject: { type: 'person', id: person },
      classId,
      learnerId: person,
      before: { role: member.role },
    })
  })
}

/**
 * Restores a former member with their previous role.
 * @throws AppError NOT_FOUND (class or person), FORBIDDEN, CLOSED
 */
export async function restoreMember(
  actor: ActingPerson,
  { class: classId, person }: z.infer<typeof MemberSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const member = await getMember(tx, actor, classId, person)
    if (!member.hasLeft) return
    await tx.classMember.update({ where: keyOf(classId, person), data: { leftAt: null, endReason: null } })
    await writeAudit(tx, actor, {
      action: 'member.add',
      subject: { type: 'person', id: person },
      classId,
      learnerId: person,
      after: { role: member.role, isBack: true },
    })
  })
}

/**
 * Moves a student to another class of the same instructor. Their work stays in the first class.
 * @throws AppError NOT_FOUND (either class, or no such student in the first), FORBIDDEN, CLOSED, CONFLICT if they are staff of the other class
 */
export async function moveMember(
  actor: ActingPerson,
  { class: classId, person, to }: z.infer<typeof MoveMemberSchema>,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    // Always locks in the same order, so that two moves in opposite directions don't deadlock.
    for (const id of [classId, to].sort()) await lockClass(tx, id)
    const member = await getMember(tx, actor, classId, person)
    await requireClassPermission(actor.id, to, 'manage', { client: tx })
    if (member.hasLeft || member.role !== 'student' || to === classId) throw new AppError('NOT_FOUND')
    const there = await tx.classMember.findUnique({ where: keyOf(to, person) })
    if (there && there.role !== 'STUDENT' && there.leftAt === null)
      throw new AppError('CONFLICT', { userMessage: 'This person is on the staff of the other class.' })
    await tx.classMember.update({
      where: keyOf(classId, person),
      data: { leftAt: now, endReason: 'MOVED' },
    })
    await tx.classMember.upsert({
      where: keyOf(to, person),
      create: { classId: to, userId: person, role: 'STUDENT', joinedAt: now },
      update: { role: 'STUDENT', leftAt: null, endReason: null },
    })
    const action = {
      action: 'member.move',
      subject: { type: 'person', id: person },
      learnerId: person,
    } as const
    await writeAudit(
      tx,
      actor,
      { ...action, classId, after: { to } },
      { ...action, classId: to, after: { from: classId } },
    )
  })
}

/** Returns a current or former member of a class, for an instructor who is about to change them. */
async function getMember(tx: Tx, actor: ActingPerson, classId: string, userId: string) {
  // Locks first, so that an instructor who was just demoted can't change anything.
  await lockClass(tx, classId)
  await requireClassPermission(actor.id, classId, 'manage', { client: tx })
  const row = await tx.classMember.findUnique({ where: keyOf(classId, userId) })
  if (!row) throw new AppError('NOT_FOUND')
  return { role: CLASS_ROLE[row.role], hasLeft: row.leftAt !== null }
}

function keyOf(classId: string, userId: string) {
  return { classId_userId: { classId, userId } }
}

import 'server-only'
import { z } from 'zod'
import { CLASS_ROLES } from '@/domain/access/class-abilities'
import { CLASS_ROLE, getClassFor, STORED_CLASS_ROLE } from '@/server/access/class-access'
import { assertOtherInstructor, lockClass } from '@/server/access/lock-class'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

/** What an instructor does to one person of a class. What the person did is kept by all of it. */

export const MemberSchema = z.object({ class: z.string().max(100), person: z.string().max(100) })
export const MemberRoleSchema = MemberSchema.extend({ role: z.enum(CLASS_ROLES) })
export const MoveMemberSchema = MemberSchema.extend({
  to: z.string().min(1, 'Please choose a class.').max(100),
})

/**
 * Makes somebody something else in the class.
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
      act: 'member.role',
      subject: { type: 'person', id: person },
      classId,
      learnerId: person,
      before: { role: member.role },
      after: { role },
    })
  })
}

/**
 * Takes somebody out. They come back by an instructor alone, not by the code.
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
    await tx.classMember.update({ where: keyOf(classId, person), data: { leftAt: now } })
    await writeAudit(tx, actor, {
      act: 'member.remove',
      subject: { type: 'person', id: person },
      classId,
      learnerId: person,
      before: { role: member.role },
    })
  })
}

/**
 * Takes somebody back who left or was taken out, as what they were.
 * @throws AppError NOT_FOUND (class or person), FORBIDDEN, CLOSED
 */
export async function takeBack(
  actor: ActingPerson,
  { class: classId, person }: z.infer<typeof MemberSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const member = await getMember(tx, actor, classId, person)
    if (!member.hasLeft) return
    await tx.classMember.update({ where: keyOf(classId, person), data: { leftAt: null } })
    await writeAudit(tx, actor, {
      act: 'member.add',
      subject: { type: 'person', id: person },
      classId,
      learnerId: person,
      after: { role: member.role, isBack: true },
    })
  })
}

/**
 * Moves a student to another class of the same instructor. What they did stays with the class in which they did it.
 * @throws AppError NOT_FOUND (either class, or no such student in the first), FORBIDDEN, CLOSED, CONFLICT where they teach in the other
 */
export async function moveMember(
  actor: ActingPerson,
  { class: classId, person, to }: z.infer<typeof MoveMemberSchema>,
  now: Date,
): Promise<void> {
  await db().$transaction(async (tx) => {
    // Always in the same order, so that two moves in opposite directions do not wait for each other.
    for (const id of [classId, to].sort()) await lockClass(tx, id)
    const member = await getMember(tx, actor, classId, person)
    await getClassFor(actor.id, to, 'own', { client: tx })
    if (member.hasLeft || member.role !== 'student' || to === classId) throw new AppError('NOT_FOUND')
    const there = await tx.classMember.findUnique({ where: keyOf(to, person) })
    if (there && there.role !== 'STUDENT' && there.leftAt === null)
      throw new AppError('CONFLICT', { userMessage: 'This person teaches in the other class.' })
    await tx.classMember.update({ where: keyOf(classId, person), data: { leftAt: now } })
    await tx.classMember.upsert({
      where: keyOf(to, person),
      create: { classId: to, userId: person, role: 'STUDENT', joinedAt: now },
      update: { role: 'STUDENT', leftAt: null },
    })
    const act = { act: 'member.move', subject: { type: 'person', id: person }, learnerId: person } as const
    await writeAudit(
      tx,
      actor,
      { ...act, classId, after: { to } },
      { ...act, classId: to, after: { from: classId } },
    )
  })
}

/** Somebody who is or was in a class, for an instructor of it who is about to change that. */
async function getMember(tx: Tx, actor: ActingPerson, classId: string, userId: string) {
  // Locked first: whoever was demoted a moment ago no longer rules.
  await lockClass(tx, classId)
  await getClassFor(actor.id, classId, 'own', { client: tx })
  const row = await tx.classMember.findUnique({ where: keyOf(classId, userId) })
  if (!row) throw new AppError('NOT_FOUND')
  return { role: CLASS_ROLE[row.role], hasLeft: row.leftAt !== null }
}

function keyOf(classId: string, userId: string) {
  return { classId_userId: { classId, userId } }
}

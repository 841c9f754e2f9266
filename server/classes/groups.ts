import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { ROSTER_LENGTHS } from '@/domain/classes/read-roster'
import { requiredText } from '@/domain/text/typed-text'
import { requireClassPermission } from '@/server/access/class-access'
import { applyGroupLimits } from '@/server/assignments/group-limits'
import type { OpenAttemptChanges } from '@/server/attempts/apply-rules'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { type ActingPerson, type Audited, writeAudit } from '@/server/platform/write-audit'

/** Groups of students, which can have overrides. */

const name = requiredText('Enter a name.', {
  most: ROSTER_LENGTHS.group,
  tooLong: `Enter at most ${ROSTER_LENGTHS.group} characters.`,
})
export const NewGroupSchema = z.object({ class: idText, name })
export const GroupSchema = z.object({ class: idText, group: idText })
export const RenameGroupSchema = GroupSchema.extend({ name })
export const SetGroupMembersSchema = GroupSchema.extend({
  people: z.array(idText).min(1, 'Select at least one student.').max(2000),
  put: z.enum(['in', 'out']),
})

/** @throws AppError NOT_FOUND, FORBIDDEN, CLOSED, CONFLICT if the class has a group with this name */
export async function createGroup(
  actor: ActingPerson,
  input: z.infer<typeof NewGroupSchema>,
): Promise<{ id: string }> {
  return withName(() =>
    db().$transaction(async (tx) => {
      const { class: classId, name: called } = input
      await requireClassPermission(actor.id, classId, 'teach', { client: tx })
      const { id } = await tx.classGroup.create({ data: { classId, name: called }, select: { id: true } })
      await writeAudit(tx, actor, changeOf(classId, { after: { group: id, name: called } }))
      return { id }
    }),
  )
}

/** @throws AppError NOT_FOUND (class or group), FORBIDDEN, CLOSED, CONFLICT if the class has another group with this name */
export async function renameGroup(
  actor: ActingPerson,
  { class: classId, group, name: to }: z.infer<typeof RenameGroupSchema>,
): Promise<void> {
  await withName(() =>
    db().$transaction(async (tx) => {
      await requireClassPermission(actor.id, classId, 'teach', { client: tx })
      const row = await tx.classGroup.findFirst({ where: { id: group, classId }, select: { name: true } })
      if (!row) throw new AppError('NOT_FOUND')
      await tx.classGroup.update({ where: { id: group }, data: { name: to } })
      const [before, after] = [row.name, to].map((called) => ({ group, name: called }))
      await writeAudit(tx, actor, changeOf(classId, { before, after }))
    }),
  )
}

/**
 * Deletes a group. Its members stay in the class.
 * @throws AppError NOT_FOUND (class or group), FORBIDDEN, CLOSED, CONFLICT if the group has overrides
 */
export async function removeGroup(
  actor: ActingPerson,
  { class: classId, group }: z.infer<typeof GroupSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    // A concurrent change of the group's overrides waits and then finds no group.
    await lockRow(tx, 'ClassGroup', group, 'FOR UPDATE')
    const row = await tx.classGroup.findFirst({
      where: { id: group, classId },
      select: { name: true, members: { select: { userId: true } }, _count: { select: { overrides: true } } },
    })
    if (!row) throw new AppError('NOT_FOUND')
    if (row._count.overrides > 0)
      throw new AppError('CONFLICT', {
        userMessage:
          'This group has overrides in assignments. Remove them first, so that no student’s time changes unnoticed.',
      })
    await tx.classGroup.delete({ where: { id: group } })
    await writeAudit(tx, actor, changeOf(classId, { before: { group, name: row.name } }))
    await recordGroup(tx, actor, {
      classId,
      group,
      people: row.members.map(({ userId }) => userId),
      put: 'out',
    })
  })
}

/**
 * Adds students of the class to a group or removes them from it. No attempt in progress loses time.
 * @returns the changes to attempts in progress
 * @throws AppError NOT_FOUND (class, group, or a person who isn't a student of the class), FORBIDDEN, CLOSED
 */
export async function setGroupMembers(
  actor: ActingPerson,
  { class: classId, group, people, put }: z.infer<typeof SetGroupMembersSchema>,
  now: Date,
): Promise<OpenAttemptChanges> {
  return db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    const found = await tx.classGroup.findFirst({
      where: { id: group, classId },
      select: { members: { where: { userId: { in: people } }, select: { userId: true } } },
    })
    const students = await tx.classMember.count({
      where: { classId, userId: { in: people }, role: 'STUDENT', leftAt: null },
    })
    if (!found || students !== new Set(people).size) throw new AppError('NOT_FOUND')
    const inside = new Set(found.members.map(({ userId }) => userId))
    const changed = [...new Set(people)].filter((userId) => inside.has(userId) === (put === 'out'))
    if (put === 'in')
      await tx.groupMember.createMany({
        data: changed.map((userId) => ({ groupId: group, userId })),
        skipDuplicates: true,
      })
    else await tx.groupMember.deleteMany({ where: { groupId: group, userId: { in: changed } } })
    await recordGroup(tx, actor, { classId, group, people: changed, put })
    return applyGroupLimits(tx, actor, { groupIds: [group], people: changed, now })
  })
}

async function recordGroup(
  tx: Tx,
  actor: ActingPerson,
  change: { classId: string; group: string; people: string[]; put: 'in' | 'out' },
): Promise<void> {
  const { classId, group, people, put } = change
  const sides = put === 'in' ? { after: { group } } : { before: { group } }
  const actions = people.map((userId) => ({
    action: 'member.group' as const,
    subject: { type: 'person' as const, id: userId },
    classId,
    learnerId: userId,
    ...sides,
  }))
  if (actions.length > 0) await writeAudit(tx, actor, ...actions)
}

function changeOf(
  classId: string,
  sides: { before?: object | undefined; after?: object | undefined },
): Audited {
  return { action: 'class.change', subject: { type: 'class', id: classId }, classId, ...sides }
}

async function withName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', { fieldErrors: { name: 'The class already has a group with this name.' } })
  }
}

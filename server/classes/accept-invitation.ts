import 'server-only'
import type { z } from 'zod'
import type { ClassRole } from '@/domain/access/class-permissions'
import { CLASS_ROLE } from '@/server/access/class-access'
import { applyGroupLimits } from '@/server/assignments/group-limits'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { listInstructorNames, listPublicInstructorNames } from './class-queries'
import { type ClassIntroduction, enter, JoinSchema } from './join-class'

export const InvitationSchema = JoinSchema

export type Invitation = {
  classId: string
  className: string
  term: string | null
  role: ClassRole
  /** The name in the roster. */
  name: string | null
  keepsGrades: boolean
  instructors: string[]
}

/** @returns null for a link that was used, was withdrawn, or never existed @throws AppError RATE_LIMITED */
export async function findInvitation(userId: string, code: string): Promise<Invitation | null> {
  await consumeRateLimit('join-account', userId)
  const row = await db().classInvitation.findFirst({
    where: { code, withdrawnAt: null, class: { archivedAt: null } },
    select: {
      classId: true,
      role: true,
      name: true,
      class: { select: { name: true, term: true, keepsGrades: true } },
    },
  })
  if (!row) return null
  return {
    classId: row.classId,
    className: row.class.name,
    term: row.class.term,
    role: CLASS_ROLE[row.role],
    name: row.name,
    keepsGrades: row.class.keepsGrades,
    instructors: await listInstructorNames(row.classId),
  }
}

/** Names the class of a personal link to someone who isn't signed in. The code can't be guessed. @returns null as `findInvitation` */
export async function describeInvitation(
  code: string,
): Promise<(ClassIntroduction & { role: ClassRole }) | null> {
  const row = await db().classInvitation.findFirst({
    where: { code, withdrawnAt: null, class: { archivedAt: null } },
    select: { classId: true, role: true, class: { select: { name: true, term: true } } },
  })
  if (!row) return null
  return {
    ...row.class,
    role: CLASS_ROLE[row.role],
    instructors: await listPublicInstructorNames(row.classId),
  }
}

/**
 * Joins a class with a personal link, with the role and group of the invitation. Deletes the invitation with its email and name.
 * @throws AppError NOT_FOUND if the link isn't valid
 */
export async function acceptInvitation(
  actor: ActingPerson,
  { code, keepsGrades }: z.infer<typeof InvitationSchema>,
  now: Date,
): Promise<{ classId: string }> {
  await consumeRateLimit('join-account', actor.id)
  return db().$transaction(async (tx) => {
    const row = await tx.classInvitation.findFirst({
      where: { code, withdrawnAt: null, class: { archivedAt: null } },
      select: { id: true, classId: true, role: true, groupName: true, name: true },
    })
    const gone = await tx.classInvitation.deleteMany({ where: { id: row?.id ?? '' } })
    if (!row || gone.count === 0)
      throw new AppError('NOT_FOUND', { userMessage: 'This invitation link is no longer valid.' })
    await enter(tx, { ...row, sawKeepsGrades: keepsGrades === 'seen' }, actor, now)
    if (row.groupName !== null) await enterGroup(tx, actor, { ...row, groupName: row.groupName }, now)
    if (row.name !== null)
      await tx.user.updateMany({ where: { id: actor.id, name: null }, data: { name: row.name } })
    return { classId: row.classId }
  })
}

/** Adds the person to the group. A group's overrides apply to new members immediately, and this is logged. */
async function enterGroup(
  tx: Tx,
  actor: ActingPerson,
  { classId, groupName: name }: { classId: string; groupName: string },
  now: Date,
): Promise<void> {
  const userId = actor.id
  const key = { classId_name: { classId, name } }
  const { id: groupId } = await tx.classGroup.upsert({
    where: key,
    create: { classId, name },
    update: {},
    select: { id: true },
  })
  const { count } = await tx.groupMember.createMany({ data: [{ groupId, userId }], skipDuplicates: true })
  if (count === 0) return
  const about = { subject: { type: 'person', id: userId }, classId, learnerId: userId } as const
  await writeAudit(tx, actor, { action: 'member.group', ...about, after: { group: groupId } })
  await applyGroupLimits(tx, actor, { groupIds: [groupId], people: [userId], now })
}

import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { planRoster, type RosterStep } from '@/domain/classes/plan-roster'
import {
  MAX_ROSTER_SIZE,
  type ReadRoster,
  ROSTER_TOO_LONG,
  type RosterRow,
  readRoster,
} from '@/domain/classes/read-roster'
import { formatNumber } from '@/domain/text/format'
import { assertInvitationsFit } from '@/server/access/caps'
import { CLASS_ROLE, requireClassPermission, STORED_CLASS_ROLE } from '@/server/access/class-access'
import { isApprovedToTeach } from '@/server/access/class-creation'
import { lockClass } from '@/server/access/lock-class'
import { applyGroupLimits } from '@/server/assignments/group-limits'
import { NO_CHANGES, type OpenAttemptChanges } from '@/server/attempts/apply-rules'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, type Audited, writeAudit } from '@/server/platform/write-audit'
import { canEmailInvitations, queueInvitations } from './invitations'
import { upsertInvitations } from './roster-statements'

const ROSTER_ROWS_MAX = 1000
const text = z.string().max(MAX_ROSTER_SIZE.characters, ROSTER_TOO_LONG)
export const PreviewRosterSchema = z.object({ class: idText, text })
export const ImportRosterSchema = PreviewRosterSchema.extend({ plan: idText })

export type RosterPreview = {
  steps: RosterStep[]
  bad: ReadRoster['bad']
  /** Lines above the table that aren't rows. */
  titles: ReadRoster['titles']
  unused: ReadRoster['unused']
  /** Identifies the previewed plan, so that a different plan isn't applied unseen. */
  plan: string
}

/**
 * Previews an import without writing anything.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED, INVALID_INPUT if the roster is empty or too long
 */
export async function previewRoster(
  viewerId: string,
  { class: classId, text: csv }: z.infer<typeof PreviewRosterSchema>,
): Promise<RosterPreview> {
  await requireClassPermission(viewerId, classId, 'manage')
  return makePlan(db(), { viewerId, classId, csv })
}

/**
 * Imports the roster as previewed, all or nothing, without invalid rows.
 * Queues emails to those who are invited, if this site and this user can send them.
 * @returns the new invitations, and how many people were added
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED, RATE_LIMITED; CONFLICT if the class has changed since the preview
 */
export async function importRoster(
  actor: ActingPerson,
  { class: classId, text: csv, plan }: z.infer<typeof ImportRosterSchema>,
  now: Date,
): Promise<{ invited: string[]; added: number; changes: OpenAttemptChanges }> {
  await consumeRateLimit('roster-account', actor.id)
  return db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    await lockClass(tx, classId)
    const present = await makePlan(tx, { viewerId: actor.id, classId, csv })
    if (present.plan !== plan)
      throw new AppError('CONFLICT', {
        userMessage: 'The class has changed since the preview. Check the preview again.',
      })
    await addMembers(tx, classId, present.steps, now)
    const changes = await setGroups(tx, actor, classId, present.steps, now)
    const invited = await invite(tx, classId, present.steps)
    if (await canEmailInvitations(actor.id, tx)) await queueInvitations(invited, now, tx)
    await writeAudit(tx, actor, ...actionsOf(classId, present.steps))
    const added = present.steps.filter(({ action }) => action === 'add' || action === 'back').length
    return { invited, added, changes }
  })
}

/**
 * Only approved instructors add existing accounts immediately. For other instructors, everyone is invited as if they had no account. Otherwise, anyone
 * could add any account to a class that they created, and see its name and accommodations.
 */
async function makePlan(
  client: Tx,
  { viewerId, classId, csv }: { viewerId: string; classId: string; csv: string },
): Promise<RosterPreview> {
  const { rows, bad, titles, unused } = readRoster(csv)
  if (rows.length + bad.length === 0)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { text: 'The roster has no rows. Paste a roster or choose a file.' },
    })
  if (rows.length + bad.length > ROSTER_ROWS_MAX)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: {
        text: `A roster can have at most ${formatNumber(ROSTER_ROWS_MAX)} rows. Import it in parts.`,
      },
    })
  const members = await listMembers(client, classId)
  const accounts = await listAccounts(client, rows)
  const known = new Set(members.map(({ userId }) => userId))
  const isApproved = await isApprovedToTeach(viewerId, client)
  const addable = accounts.filter(({ userId }) => isApproved || known.has(userId))
  const steps = planRoster(rows, members, addable)
  return {
    steps,
    bad,
    titles,
    unused,
    plan: createHash('sha256').update(JSON.stringify(steps)).digest('hex'),
  }
}

async function listMembers(client: Tx, classId: string) {
  const members = await client.classMember.findMany({
    where: { classId },
    select: {
      userId: true,
      role: true,
      leftAt: true,
      user: {
        select: { groups: { where: { group: { classId } }, select: { group: { select: { name: true } } } } },
      },
    },
  })
  return members.map(({ userId, role, leftAt, user }) => ({
    userId,
    role: CLASS_ROLE[role],
    hasLeft: leftAt !== null,
    groups: user.groups.map(({ group }) => group.name),
  }))
}

async function listAccounts(client: Tx, rows: readonly RosterRow[]) {
  const accounts = await client.user.findMany({
    where: { email: { in: rows.map(({ email }) => email) } },
    select: { id: true, email: true, emailVerifiedAt: true },
  })
  return accounts.map(({ id, email, emailVerifiedAt }) => ({
    userId: id,
    email: email ?? '',
    isVerified: emailVerifiedAt !== null,
  }))
}

type Known = RosterStep & { userId: string }
const isKnown = (step: RosterStep): step is Known => step.userId !== null

async function addMembers(tx: Tx, classId: string, steps: RosterStep[], now: Date): Promise<void> {
  const added = steps.filter(isKnown).filter(({ action }) => action === 'add')
  await tx.classMember.createMany({
    data: added.map(({ userId, role }) => ({
      classId,
      userId,
      role: STORED_CLASS_ROLE[role],
      joinedAt: now,
    })),
  })
  const back = steps.filter(isKnown).filter(({ action }) => action === 'back')
  for (const role of new Set(back.map((step) => step.role)))
    await tx.classMember.updateMany({
      where: { classId, userId: { in: back.flatMap((step) => (step.role === role ? [step.userId] : [])) } },
      data: { role: STORED_CLASS_ROLE[role], leftAt: null, endReason: null },
    })
}

async function setGroups(
  tx: Tx,
  actor: ActingPerson,
  classId: string,
  steps: RosterStep[],
  now: Date,
): Promise<OpenAttemptChanges> {
  const moved = steps.filter(isKnown).filter(({ action, group }) => action !== 'stays' && group !== null)
  const names = [...new Set(steps.flatMap(({ group }) => (group === null ? [] : [group])))]
  await tx.classGroup.createMany({ data: names.map((name) => ({ classId, name })), skipDuplicates: true })
  if (moved.length === 0) return NO_CHANGES
  const groups = await tx.classGroup.findMany({ where: { classId }, select: { id: true, name: true } })
  const idOf = new Map(groups.map(({ id, name }) => [name, id]))
  const people = moved.map(({ userId }) => userId)
  await tx.groupMember.deleteMany({ where: { userId: { in: people }, group: { classId } } })
  await tx.groupMember.createMany({
    data: moved.map(({ userId, group }) => ({ userId, groupId: idOf.get(group ?? '') ?? '' })),
  })
  return applyGroupLimits(tx, actor, { groupIds: [...idOf.values()], people, now })
}

/** @returns the IDs of new and existing invitations; existing ones keep their codes */
async function invite(tx: Tx, classId: string, steps: RosterStep[]): Promise<string[]> {
  const invited = steps.filter(({ action }) => action === 'invite')
  const rows = invited.map(({ email, name, role, group }) => ({
    classId,
    email,
    name,
    role: STORED_CLASS_ROLE[role],
    groupName: group,
    code: randomBytes(24).toString('base64url'),
  }))
  await upsertInvitations(tx, rows)
  await assertInvitationsFit(tx, classId)
  const made = await tx.classInvitation.findMany({
    where: { classId, email: { in: rows.map(({ email }) => email) } },
    select: { id: true },
  })
  return made.map(({ id }) => id)
}

/** Leaves out emails and names, because the audit log would keep them after the account is deleted. */
function actionsOf(classId: string, steps: RosterStep[]): Audited[] {
  const count = (action: RosterStep['action']) => steps.filter((step) => step.action === action).length
  const ofPeople = steps.filter(isKnown).flatMap(({ action, userId, role, group, groupsLeft }): Audited[] => {
    const about = { subject: { type: 'person', id: userId }, classId, learnerId: userId } as const
    if (action === 'group')
      return [{ ...about, action: 'member.group', before: { groups: groupsLeft }, after: { group } }]
    return action === 'stays'
      ? []
      : [{ ...about, action: 'member.add', after: { role, group, isBack: action === 'back' } }]
  })
  const after = { added: count('add'), back: count('back'), groups: count('group'), invited: count('invite') }
  return [{ action: 'class.import', subject: { type: 'class', id: classId }, classId, after }, ...ofPeople]
}

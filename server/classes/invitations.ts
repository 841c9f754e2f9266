import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import type { ClassRole } from '@/domain/access/class-permissions'
import { ROLE_LABELS, ROLE_PHRASES } from '@/domain/classes/role-labels'
import { BYTE_ORDER_MARK, csvLine } from '@/domain/csv/write-csv'
import { sortByText } from '@/domain/text/collation'
import { matchesSearch } from '@/domain/text/fold-for-search'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { DAY_MS } from '@/domain/time/durations'
import { CLASS_ROLE, requireClassPermission } from '@/server/access/class-access'
import { consumeRateLimit, isWithinRateLimit } from '@/server/http/rate-limits'
import { readerCollator } from '@/server/http/reader-collator'
import { type Db, db, type Tx } from '@/server/platform/db'
import { queueEmails } from '@/server/platform/email-queue'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { isMailSet } from '@/server/platform/mail'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export type PendingInvitation = {
  id: string
  email: string
  name: string | null
  role: ClassRole
  group: string | null
  /** Anyone with the link can join. */
  link: string
}

export const INVITATIONS_PAGE = 50

export const InvitationSearchSchema = z.object({
  /** Part of a name, an email, or a group. */
  name: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  offset: z.coerce.number().int().min(0).max(1_000_000).catch(0).default(0),
})

/**
 * Lists unused invitations by name, in the reader's order. Their links give access to the class, so the caller has checked `manage` with `requireClassPermission`.
 * @param text part of a name, an email, or a group; empty for all
 */
export async function listInvitations(classId: string, text = ''): Promise<PendingInvitation[]> {
  const rows = await db().classInvitation.findMany({
    where: { classId, withdrawnAt: null },
    select: { id: true, email: true, name: true, role: true, groupName: true, code: true },
  })
  const found = rows.filter(({ email, name, groupName }) =>
    matchesSearch([email, name, groupName].filter(Boolean).join('\n'), text),
  )
  const ordered = sortByText(found, ({ name, email }) => name ?? email, readerCollator())
  return ordered.map(({ role, groupName, code, ...row }) => ({
    ...row,
    role: CLASS_ROLE[role],
    group: groupName,
    link: linkOf(code),
  }))
}

export const WithdrawSchema = z.object({ class: idText, invitation: idText })

/**
 * Withdraws an invitation, so that its link stops working. For a day, it can be restored.
 * @throws AppError NOT_FOUND (class or invitation), FORBIDDEN, CLOSED
 */
export function withdrawInvitation(
  actor: ActingPerson,
  input: z.infer<typeof WithdrawSchema>,
  now: Date,
): Promise<void> {
  return setWithdrawn(actor, input, now)
}

/** Makes the link of a withdrawn invitation work again. @throws AppError as `withdrawInvitation` */
export function restoreInvitation(actor: ActingPerson, input: z.infer<typeof WithdrawSchema>): Promise<void> {
  return setWithdrawn(actor, input, null)
}

async function setWithdrawn(
  actor: ActingPerson,
  { class: classId, invitation }: z.infer<typeof WithdrawSchema>,
  withdrawnAt: Date | null,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    const row = await tx.classInvitation.findFirst({
      where: { id: invitation, classId },
      select: { role: true, withdrawnAt: true },
    })
    if (!row) throw new AppError('NOT_FOUND')
    const { count } = await tx.classInvitation.updateMany({
      where: { id: invitation, withdrawnAt: withdrawnAt ? null : { not: null } },
      data: { withdrawnAt },
    })
    if (count === 0) return
    const entry = { invitation, role: CLASS_ROLE[row.role] }
    await writeAudit(tx, actor, {
      action: withdrawnAt ? 'invitation.withdraw' : 'invitation.restore',
      subject: { type: 'class', id: classId },
      classId,
      ...(withdrawnAt ? { before: entry } : { after: entry }),
    })
  })
}

/** Finds an invitation that was withdrawn and can be restored. The caller has checked `manage` with `requireClassPermission`. */
export function findWithdrawn(
  classId: string,
  id: string,
): Promise<{ id: string; email: string; name: string | null } | null> {
  return db().classInvitation.findFirst({
    where: { id, classId, withdrawnAt: { not: null } },
    select: { id: true, email: true, name: true },
  })
}

/** Deletes invitations that were withdrawn more than a day ago, with their emails and names. @returns how many */
export async function removeWithdrawnInvitations(client: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY_MS)
  const { count } = await client.classInvitation.deleteMany({ where: { withdrawnAt: { lt: before } } })
  return count
}

/** Whether invitation links are emailed: if this site sends email and the inviting user's email is verified. */
export async function canEmailInvitations(userId: string, client: Tx = db()): Promise<boolean> {
  if (!isMailSet()) return false
  const user = await client.user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true } })
  return Boolean(user?.emailVerifiedAt)
}

export const ResendSchema = z.object({
  class: idText,
  /** The ID of one invitation; without it, all that the search finds. */
  invitation: idText.optional(),
  name: InvitationSearchSchema.shape.name,
})

/**
 * Finds the invitations to email again. Leaves out those to an email that got enough of them today.
 * @returns their IDs, and how many are left out
 * @throws AppError NOT_FOUND (class or invitation), FORBIDDEN, CLOSED, RATE_LIMITED; CONFLICT if this site or user can't send them
 */
export async function prepareResend(
  actorId: string,
  { class: classId, invitation, name }: z.infer<typeof ResendSchema>,
): Promise<{ ids: string[]; skipped: number }> {
  await requireClassPermission(actorId, classId, 'manage')
  const listed = await listInvitations(classId, invitation === undefined ? name : '')
  const found = listed.filter(({ id }) => invitation === undefined || id === invitation)
  if (found.length === 0)
    throw new AppError('NOT_FOUND', { userMessage: 'This invitation is no longer open.' })
  if (!(await canEmailInvitations(actorId)))
    throw new AppError('CONFLICT', {
      userMessage:
        'Invitations can’t be emailed. This site doesn’t send email, or your email isn’t verified.',
    })
  await consumeRateLimit('resend-account', actorId)
  const ids: string[] = []
  for (const { id, email } of found) if (await isWithinRateLimit('resend-address', email)) ids.push(id)
  return { ids, skipped: found.length - ids.length }
}

/**
 * Exports the open invitations for mail merge, one row for each.
 * @throws AppError NOT_FOUND, FORBIDDEN, CLOSED
 */
export async function exportInvitations(viewerId: string, classId: string, text: string) {
  const ofClass = await requireClassPermission(viewerId, classId, 'manage')
  const rows = await listInvitations(ofClass.id, text)
  const head = ['Email', 'Name', 'Role', 'Group', 'Class', 'Term', 'Link']
  return {
    fileName: 'invitations.csv',
    lines: [
      BYTE_ORDER_MARK + csvLine(head),
      ...rows.map(({ email, name, role, group, link }) =>
        csvLine([email, name, ROLE_LABELS[role], group, ofClass.name, ofClass.term, link]),
      ),
    ],
  }
}

/** Queues emails with the links. The links also stay on the page. */
export async function queueInvitations(ids: readonly string[], now: Date, client: Tx = db()): Promise<void> {
  const rows = await client.classInvitation.findMany({
    where: { id: { in: [...ids] }, withdrawnAt: null },
    select: { email: true, role: true, code: true, class: { select: { name: true, term: true } } },
  })
  const emails = rows.map(({ email, role, code, class: to }) => {
    const name = to.term ? `${to.name} (${to.term})` : to.name
    const mail = {
      to: email,
      subject: `You’re invited to ${to.name} on Casebook`,
      text: `You’re invited to join ${name} on Casebook as ${ROLE_PHRASES[CLASS_ROLE[role]]}.\n\n${linkOf(code)}\n\nThe link is only for you and works once. If you didn’t expect this invitation, ignore this email.`,
    }
    return { kind: 'invitation' as const, mail }
  })
  await queueEmails(client, emails, now)
}

function linkOf(code: string): string {
  return `${publicUrl()}/join/invitation/${code}`
}

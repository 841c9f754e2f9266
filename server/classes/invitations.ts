import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import type { ClassRole } from '@/domain/access/class-permissions'
import { ROLE_PHRASES } from '@/domain/classes/role-labels'
import { CLASS_ROLE, requireClassPermission } from '@/server/access/class-access'
import { db } from '@/server/platform/db'
import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'
import { isMailSet, sendMail } from '@/server/platform/mail'
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

/** Lists unused invitations. Their links give access to the class, so the caller has checked `manage` with `requireClassPermission`. */
export async function listInvitations(classId: string): Promise<PendingInvitation[]> {
  const rows = await db().classInvitation.findMany({
    where: { classId },
    orderBy: { email: 'asc' },
    select: { id: true, email: true, name: true, role: true, groupName: true, code: true },
  })
  return rows.map(({ role, groupName, code, ...row }) => ({
    ...row,
    role: CLASS_ROLE[role],
    group: groupName,
    link: linkOf(code),
  }))
}

export const WithdrawSchema = z.object({ class: idText, invitation: idText })

/** Withdraws an invitation, so that its link stops working. @throws AppError NOT_FOUND (class or invitation), FORBIDDEN, CLOSED */
export async function withdrawInvitation(
  actor: ActingPerson,
  { class: classId, invitation }: z.infer<typeof WithdrawSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'manage', { client: tx })
    const row = await tx.classInvitation.findFirst({
      where: { id: invitation, classId },
      select: { role: true },
    })
    if (!row) throw new AppError('NOT_FOUND')
    await tx.classInvitation.delete({ where: { id: invitation } })
    await writeAudit(tx, actor, {
      action: 'class.code',
      subject: { type: 'class', id: classId },
      classId,
      before: { invitation, role: CLASS_ROLE[row.role] },
    })
  })
}

/** Whether invitation links are emailed: if this site sends email and the inviting user's email is verified. */
export async function canEmailInvitations(userId: string): Promise<boolean> {
  if (!isMailSet()) return false
  const user = await db().user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true } })
  return Boolean(user?.emailVerifiedAt)
}

/** Emails the links. Failures are logged, and the link stays on the page. */
export async function mailInvitations(ids: readonly string[]): Promise<void> {
  const rows = await db().classInvitation.findMany({
    where: { id: { in: [...ids] } },
    select: { email: true, role: true, code: true, class: { select: { name: true, term: true } } },
  })
  for (const { email, role, code, class: to } of rows) {
    const name = to.term ? `${to.name} (${to.term})` : to.name
    await sendMail({
      to: email,
      subject: `You’re invited to ${to.name} on Casebook`,
      text: `You’re invited to join ${name} on Casebook as ${ROLE_PHRASES[CLASS_ROLE[role]]}.\n\n${linkOf(code)}\n\nThe link is only for you and works once. If you didn’t expect this invitation, ignore this email.`,
    }).catch((cause) => console.error('An invitation could not be emailed', cause))
  }
}

function linkOf(code: string): string {
  return `${publicUrl()}/join/invitation/${code}`
}

import 'server-only'
import { z } from 'zod'
import type { ClassRole } from '@/domain/access/class-abilities'
import { ROLE_PHRASES } from '@/domain/classes/role-in-words'
import { CLASS_ROLE, getClassFor } from '@/server/access/class-access'
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
  /** Whoever has it joins. */
  link: string
}

/** Those that nobody has taken yet. The links open the class: the caller has asked `getClassFor` for `own`. */
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

export const WithdrawSchema = z.object({ class: z.string().max(100), invitation: z.string().max(100) })

/** Takes an invitation back: its link leads nowhere. @throws AppError NOT_FOUND (class or invitation), FORBIDDEN, CLOSED */
export async function withdrawInvitation(
  actor: ActingPerson,
  { class: classId, invitation }: z.infer<typeof WithdrawSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await getClassFor(actor.id, classId, 'own', { client: tx })
    const row = await tx.classInvitation.findFirst({
      where: { id: invitation, classId },
      select: { role: true },
    })
    if (!row) throw new AppError('NOT_FOUND')
    await tx.classInvitation.delete({ where: { id: invitation } })
    await writeAudit(tx, actor, {
      act: 'class.code',
      subject: { type: 'class', id: classId },
      classId,
      before: { invitation, role: CLASS_ROLE[row.role] },
    })
  })
}

/** Whether links are mailed: where this site sends mail, and by somebody whose own address was seen to be theirs. */
export async function mayMailInvitations(userId: string): Promise<boolean> {
  if (!isMailSet()) return false
  const user = await db().user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true } })
  return Boolean(user?.emailVerifiedAt)
}

/** Mails each its link. Who cannot be reached is logged; the link stays on the page. */
export async function mailInvitations(ids: readonly string[]): Promise<void> {
  const rows = await db().classInvitation.findMany({
    where: { id: { in: [...ids] } },
    select: { email: true, role: true, code: true, class: { select: { name: true, term: true } } },
  })
  for (const { email, role, code, class: to } of rows) {
    const name = to.term ? `${to.name} (${to.term})` : to.name
    await sendMail({
      to: email,
      subject: 'An invitation to a class in Casebook',
      text: `You are invited to the class ${name} as ${ROLE_PHRASES[CLASS_ROLE[role]]}.\n\n${linkOf(code)}\n\nThe link is for you alone and works once. If you expected no such thing, nothing has to be done.`,
    }).catch((cause) => console.error('An invitation could not be mailed', cause))
  }
}

function linkOf(code: string): string {
  return `${publicUrl()}/join/invitation/${code}`
}

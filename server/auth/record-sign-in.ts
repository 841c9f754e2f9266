import 'server-only'
import type { AuditAction } from '@/domain/access/audit-actions'
import { actorOf } from '@/server/http/actor'
import { db } from '@/server/platform/db'
import { logAccountEvent } from '@/server/platform/log'
import { writeAudit } from '@/server/platform/write-audit'

/** Logs a sign-in, and that of staff in the audit log too. @param provider the way to sign in */
export async function recordSignIn(userId: string, provider: string): Promise<void> {
  logAccountEvent('sign-in', userId, { provider })
  await recordOfStaff(userId, 'account.sign-in', { provider })
}

export async function recordSignOut(userId: string): Promise<void> {
  logAccountEvent('sign-out', userId)
  await recordOfStaff(userId, 'account.sign-out')
}

/** Logs that an identity at a provider opens the account from now on. */
export async function recordConnection(userId: string, provider: string): Promise<void> {
  await recordOfStaff(userId, 'account.connect', { provider })
}

export async function recordDisconnection(userId: string, provider: string): Promise<void> {
  await recordOfStaff(userId, 'account.disconnect', { provider })
}

/** Logs a change of the account's two-step verification or passkeys. */
export async function recordTwoStep(userId: string, action: AuditAction): Promise<void> {
  await recordOfStaff(userId, action)
}

/** Records nothing about learners: the audit log keeps IP addresses, and a learner’s sign-in changes nothing that it lists. */
async function recordOfStaff(userId: string, action: AuditAction, after?: object): Promise<void> {
  const isStaff = await db().user.count({
    where: {
      id: userId,
      OR: [
        { role: 'ADMIN' },
        { isApprovedInstructor: true },
        { memberships: { some: { leftAt: null, role: { not: 'STUDENT' } } } },
      ],
    },
  })
  if (isStaff === 0) return
  const subject = { type: 'person', id: userId } as const
  await writeAudit(db(), await actorOf({ id: userId }), { action, subject, ...(after && { after }) })
}

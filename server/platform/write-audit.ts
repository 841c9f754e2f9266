import type { AuditAction } from '@/domain/access/audit-actions'
import type { Tx } from './db'
import { toNullableJson } from './json'
import { logAccountEvent } from './log'

/** Who does something, and the IP address. Both are null for automatic actions of the server. */
export type Actor = { id: string | null; ipAddress: string | null }
/** An actor with an account, not the server. */
export type ActingPerson = Actor & { id: string }

type AuditSubject = {
  type:
    | 'class'
    | 'person'
    | 'assignment'
    | 'quiz'
    | 'attempt'
    | 'item'
    | 'regrade'
    | 'regrade-request'
    | 'course'
    | 'instance'
  id: string
}

export type Audited = {
  action: AuditAction
  subject: AuditSubject
  classId?: string | null
  /** The person whose grade, role, or limit changes. */
  learnerId?: string | null
  /** Plain objects with the values before and after. */
  before?: object | null
  after?: object | null
}

const OF_ROLES: readonly AuditAction[] = [
  'role.administrator',
  'role.instructor',
  'member.role',
  'class.transfer',
]

/** Adds entries to the audit log in the transaction of the actions, with one statement for any number of them. */
export async function writeAudit(tx: Tx, actor: Actor, ...actions: Audited[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: actions.map(({ action, subject, classId = null, learnerId = null, before, after }) => ({
      actorId: actor.id,
      ipAddress: actor.ipAddress,
      action,
      classId,
      subjectType: subject.type,
      subjectId: subject.id,
      learnerId,
      before: toNullableJson(before),
      after: toNullableJson(after),
    })),
  })
  for (const { action, subject, classId = null } of actions)
    if (OF_ROLES.includes(action)) {
      const userId = subject.type === 'person' ? subject.id : null
      logAccountEvent('role-changed', userId, { action, actorId: actor.id, classId })
    }
}

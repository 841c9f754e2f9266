import type { AuditedAct } from '@/domain/access/audited-acts'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from './db'

/** Who does something, and the IP address. Both are null for automatic actions of the server. */
export type Actor = { id: string | null; address: string | null }
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
    | 'mark'
    | 'regrade'
    | 'dispute'
    | 'course'
    | 'instance'
  id: string
}

export type Audited = {
  act: AuditedAct
  subject: AuditSubject
  classId?: string | null
  /** The person whose grade, role, or limit changes. */
  learnerId?: string | null
  /** Plain objects with the values before and after. */
  before?: object | null
  after?: object | null
}

/** Adds entries to the audit log in the transaction of the actions, with one statement for any number of them. */
export async function writeAudit(tx: Tx, actor: Actor, ...acts: Audited[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: acts.map(({ act, subject, classId = null, learnerId = null, before, after }) => ({
      actorId: actor.id,
      address: actor.address,
      act,
      classId,
      subjectType: subject.type,
      subjectId: subject.id,
      learnerId,
      before: json(before),
      after: json(after),
    })),
  })
}

function json(value: object | null | undefined) {
  return value ? JSON.parse(JSON.stringify(value)) : Prisma.DbNull
}

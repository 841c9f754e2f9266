import type { AuditedAct } from '@/domain/access/audited-acts'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from './db'

/** Who does it, and from where; both null for what the server does by itself. */
export type Actor = { id: string | null; address: string | null }
/** Somebody with an account, not the server. */
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
  /** Whose mark, role or limit it is. */
  learnerId?: string | null
  /** Plain objects: what stood, and what stands. */
  before?: object | null
  after?: object | null
}

/** Puts acts on record, in the transaction that does them: one statement, however many there are. */
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

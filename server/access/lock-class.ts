import 'server-only'
import { lockRow } from '@/server/platform/database-statements'
import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { holdArchivedAt } from './class-statements'

/** Locks a class, so that transactions change its members and roles one after the other. */
export async function lockClass(tx: Tx, classId: string): Promise<void> {
  await lockRow(tx, 'Class', classId, 'FOR UPDATE')
}

/**
 * Keeps the class from being archived until the end of the transaction: what starts or reopens an attempt must not pass an archiving that submits all
 * open ones.
 * @throws AppError CLOSED if it is archived
 */
export async function holdOpenClass(tx: Tx, classId: string): Promise<void> {
  if (await holdArchivedAt(tx, classId)) throw archivedError()
}

export function archivedError(): AppError {
  return new AppError('CLOSED', {
    userMessage: 'This class is archived. You can read it, but not change it.',
  })
}

/** @throws AppError CONFLICT if the class would have no instructor */
export async function assertOtherInstructor(tx: Tx, classId: string, userId: string): Promise<void> {
  const others = await tx.classMember.count({
    where: { classId, role: 'INSTRUCTOR', leftAt: null, userId: { not: userId } },
  })
  if (others === 0)
    throw new AppError('CONFLICT', {
      userMessage: 'This is the only instructor of the class. Make someone else an instructor first.',
    })
}

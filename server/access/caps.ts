import 'server-only'
import { formatNumber } from '@/domain/text/format'
import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/** How much one person or class can store, far above what teaching needs, so that no account can fill the database. */
export const CAPS = { classes: 200, drafts: 500, invitations: 5000 } as const

/** @throws AppError CONFLICT if the person is an instructor of the most classes that aren't archived */
export async function assertRoomForClass(client: Tx, userId: string): Promise<void> {
  const count = await client.classMember.count({
    where: { userId, role: 'INSTRUCTOR', leftAt: null, class: { archivedAt: null } },
  })
  if (count < CAPS.classes) return
  throw new AppError('CONFLICT', {
    userMessage: `You have ${formatNumber(count)} classes. Archive one before you create another.`,
  })
}

/** @throws AppError CONFLICT if the class has the most questions that were never published */
export async function assertRoomForDraft(client: Tx, classId: string): Promise<void> {
  const count = await client.item.count({ where: { classId, currentVersionId: null } })
  if (count < CAPS.drafts) return
  throw new AppError('CONFLICT', {
    userMessage: `This class has ${formatNumber(count)} drafts. Publish or discard some first.`,
  })
}

/** Call it after adding invitations, in the same transaction. @throws AppError CONFLICT if the class has too many */
export async function assertInvitationsFit(tx: Tx, classId: string): Promise<void> {
  const count = await tx.classInvitation.count({ where: { classId, withdrawnAt: null } })
  if (count <= CAPS.invitations) return
  throw new AppError('CONFLICT', {
    userMessage: `A class can have at most ${formatNumber(CAPS.invitations)} open invitations. Withdraw some first.`,
  })
}

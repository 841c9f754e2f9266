import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { plural } from '@/domain/text/format'
import type { Prisma } from '@/generated/prisma/client'
import { requireClassPermission } from '@/server/access/class-access'
import { lockClass } from '@/server/access/lock-class'
import { closeArchivedAttempts } from '@/server/attempts/close-due-attempts'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const ArchiveClassSchema = z.object({
  class: idText,
  to: z.enum(['archive', 'restore']),
  /** The number of open attempts that the instructor was warned about. If there are more, the instructor must confirm again. */
  openAttempts: z.coerce.number().int().min(0).default(0),
})

type Request = z.input<typeof ArchiveClassSchema>

/**
 * Archives a class, after which it can be read but not changed, or restores it. Archiving submits the open attempts of its assignments as of `now`;
 * restoring reopens none of them.
 * @returns how many attempts archiving submitted
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT if more attempts are open than the instructor was warned about
 */
export async function archiveClass(actor: ActingPerson, input: Request, now: Date): Promise<number> {
  const { class: classId, to } = input
  const confirmed = ArchiveClassSchema.parse(input).openAttempts
  await requireClassPermission(actor.id, classId, 'manage', { evenArchived: true })
  // Submits attempts that are still open because the server stopped during archiving. Otherwise they would continue after restoring.
  if (to === 'restore') await closeArchivedAttempts(classId, now)
  const open = await db().$transaction(async (tx) => {
    await requireClassPermission(actor.id, classId, 'manage', { client: tx, evenArchived: true })
    // Attempts start, and are reopened, only while this lock is free.
    await lockClass(tx, classId)
    const { count } = await tx.class.updateMany({
      where: { id: classId, archivedAt: to === 'archive' ? null : { not: null } },
      data: { archivedAt: to === 'archive' ? now : null },
    })
    if (count === 0) return 0
    const due = to === 'archive' ? await endAttempts(tx, classId, confirmed, now) : 0
    await writeAudit(tx, actor, {
      action: to === 'archive' ? 'class.archive' : 'class.restore',
      subject: { type: 'class', id: classId },
      classId,
      ...(due > 0 && { after: { submittedAttempts: due } }),
    })
    return due
  })
  if (open > 0) await closeArchivedAttempts(classId, now)
  return open
}

/** Makes the open attempts due immediately, so that the server submits them even if it stops before this request does. */
async function endAttempts(tx: Tx, classId: string, confirmed: number, now: Date): Promise<number> {
  const { count } = await tx.attempt.updateMany({ where: openIn(classId), data: { dueAt: now } })
  if (count > confirmed)
    throw new AppError('CONFLICT', {
      userMessage: `${plural(count, 'attempt is', 'attempts are')} in progress now, not ${confirmed}. Reload the page, check the number, and confirm again.`,
    })
  return count
}

/** How many attempts archiving the class would submit. The caller has checked `manage` with `requireClassPermission`. */
export function countOpenAttempts(classId: string): Promise<number> {
  return db().attempt.count({ where: openIn(classId) })
}

function openIn(classId: string): Prisma.AttemptWhereInput {
  return { state: { in: ['IN_PROGRESS', 'OVERDUE'] }, quiz: { assignment: { classId } } }
}

import { LATE_ARRIVAL_MS } from '@/domain/attempts/attempt'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { advanceAttempt } from './advance-attempt'

const BATCH = 50

/**
 * Closes the attempts whose time is up, even without an open browser. Several processes can run it at the same time: each attempt is locked
 * while it is closed, and closing it again changes nothing. After a restart, it catches up.
 * @returns how many attempts it changed
 */
export async function closeDueAttempts(now: Date): Promise<number> {
  // Answers in flight still count, so attempts are closed later.
  const dueBefore = new Date(now.getTime() - LATE_ARRIVAL_MS)
  let closed = 0
  for (;;) {
    const due = await db().attempt.findMany({
      where: { dueAt: { lt: dueBefore } },
      orderBy: { dueAt: 'asc' },
      take: BATCH,
      select: { id: true },
    })
    let changed = 0
    for (const { id } of due) if (await closeAttempt(id, now)) changed += 1
    closed += changed
    // Stops if no attempt of a full batch could be closed, instead of reading the same batch again.
    if (due.length < BATCH || changed === 0) return closed
  }
}

/**
 * Submits the attempts that were open when their class was archived. `advanceAttempt` uses the time of archiving as their end.
 * @returns how many it changed
 */
export async function closeArchivedAttempts(classId: string, now: Date): Promise<number> {
  const open = await db().attempt.findMany({
    where: {
      state: { in: ['IN_PROGRESS', 'OVERDUE'] },
      quiz: { assignment: { classId, class: { archivedAt: { not: null } } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  let closed = 0
  for (const { id } of open) if (await closeAttempt(id, now)) closed += 1
  return closed
}

/**
 * Closes an attempt if its time is up. Another process may have closed it already, or its owner may have deleted the account.
 * @returns whether the attempt changed
 */
export async function closeAttempt(attemptId: string, now: Date): Promise<boolean> {
  try {
    const change = await advanceAttempt({ attemptId, learnerId: null, event: { type: 'time-up' }, now })
    return change.ok && change.changed
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return false
    throw error
  }
}

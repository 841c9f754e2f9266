import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { advanceAttempt } from './advance-attempt'

/** What reaches the server up to this long after the close still counts, so nothing is closed before. */
const LATE_ARRIVAL_MS = 2_000
const BATCH = 50

/**
 * Closes the attempts whose time is up, whether or not a browser is open. Any process may do it, several at once too: each attempt is locked
 * while it is closed, and closing it again changes nothing. After a restart it catches up.
 * @returns how many attempts it acted on
 */
export async function closeDueAttempts(now: Date): Promise<number> {
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
    // A whole batch that nobody could close is not asked for again at once.
    if (due.length < BATCH || changed === 0) return closed
  }
}

/**
 * Submits the attempts that were open when their class was archived. `advanceAttempt` takes the moment of archiving as their end.
 * @returns how many it acted on
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
 * Lets an attempt's time be up, if it is. Somebody else may have closed it, or its owner deleted the account, meanwhile.
 * @returns whether it changed
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

import 'server-only'
import { db } from '@/server/platform/db'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { openInReachOf } from './in-reach'
import { noAccess } from './no-access'

export type Presence = { state: StoredAttemptState; closesAt: Date | null }

/**
 * Records that a browser shows an attempt, and which question, for the live view of course staff. Uses one statement, which checks the session.
 * @returns the state of the attempt and its closing time, which may have changed
 * @throws AppError NOT_FOUND if the attempt isn't this learner's
 */
export async function notePresence(request: {
  learnerId: string
  /** Null if the session was already checked. */
  sessionVersion: number | null
  attemptId: string
  slot: number
}): Promise<Presence> {
  const { learnerId, sessionVersion, attemptId, slot } = request
  const [row] = await db().attempt.updateManyAndReturn({
    where: {
      id: attemptId,
      ...openInReachOf(learnerId),
      ...(sessionVersion !== null && { learner: { sessionVersion } }),
    },
    data: { lastSeenAt: new Date(), seenSlot: slot },
    select: { state: true, closesAt: true },
  })
  if (!row) throw noAccess()
  return row
}

import 'server-only'
import { whileSessionLasts } from '@/server/http/sessions'
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
  /** The row of the session; absent if it needs none. */
  sessionId?: string | null
  attemptId: string
  slot: number
}): Promise<Presence> {
  const { learnerId, sessionVersion, sessionId, attemptId, slot } = request
  const now = new Date()
  const [row] = await db().attempt.updateManyAndReturn({
    where: {
      id: attemptId,
      ...openInReachOf(learnerId),
      ...(sessionVersion !== null && {
        learner: whileSessionLasts({ sessionVersion, sid: sessionId }, now),
      }),
    },
    data: { lastSeenAt: now, seenSlot: slot },
    select: { state: true, closesAt: true },
  })
  if (!row) throw noAccess()
  return row
}

import 'server-only'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { IS_IN_REACH } from './in-reach'

export type Presence = { state: StoredAttemptState; closesAt: Date | null }

/**
 * Notes that a browser shows an attempt, and at which question, for the live view of those who teach. One statement, which checks the session.
 * @returns how the attempt stands: its clock may have been moved meanwhile
 * @throws AppError NOT_FOUND where it is not this learner's
 */
export async function notePresence(request: {
  learnerId: string
  /** Null where the session was checked already. */
  sessionVersion: number | null
  attemptId: string
  slot: number
}): Promise<Presence> {
  const { learnerId, sessionVersion, attemptId, slot } = request
  const [row] = await db().$queryRaw<Presence[]>`
    UPDATE "Attempt" SET "lastSeenAt" = CURRENT_TIMESTAMP, "seenSlot" = ${slot}
    WHERE "id" = ${attemptId} AND "learnerId" = ${learnerId} AND ${IS_IN_REACH}
      AND (${sessionVersion}::int IS NULL OR EXISTS (
        SELECT 1 FROM "User" WHERE "id" = ${learnerId} AND "sessionVersion" = ${sessionVersion}::int))
    RETURNING "state"::text AS "state", "closesAt"`
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

import 'server-only'
import { sortByText } from '@/domain/text/collation'
import type { StoredAttemptState } from '@/server/attempts/attempt-states'
import { db } from '@/server/db'
import { readerCollator } from '@/server/reader-collator'
import { getAssignmentFor } from './assignment-access'

/** Not heard of for so long, a browser has lost its line or was closed: it tells of itself every 15 seconds. */
const LOST_AFTER_MS = 45_000

export type LiveStudent = {
  id: string
  name: string
  /** Of the latest attempt; null where none was started. */
  attemptId: string | null
  state: StoredAttemptState | null
  startedAt: Date | null
  submittedAt: Date | null
  closesAt: Date | null
  answered: number
  questions: number
  /** The question that the browser shows. */
  slot: number | null
  lastSeenAt: Date | null
  /** An open attempt whose browser is not heard of. */
  isLost: boolean
}

/** Who started, who is on what, who lost the connection: one statement. @throws AppError as `getAssignmentFor` */
export async function listLive(
  viewerId: string,
  place: { classId: string; assignmentId: string },
  now: Date,
): Promise<LiveStudent[]> {
  const { quiz, class: ofClass } = await getAssignmentFor(viewerId, place, 'read')
  const rows = await db().$queryRaw<Omit<LiveStudent, 'isLost'>[]>`
    SELECT person."id", COALESCE(person."name", person."email") AS "name", latest."id" AS "attemptId",
      latest."state"::text AS "state", latest."startedAt", latest."submittedAt", latest."closesAt",
      COALESCE(places."answered", 0) AS "answered", COALESCE(places."questions", 0) AS "questions",
      latest."seenSlot" AS "slot", GREATEST(latest."lastSeenAt", places."savedAt") AS "lastSeenAt"
    FROM "ClassMember" member
    JOIN "User" person ON person."id" = member."userId"
    LEFT JOIN LATERAL (
      SELECT * FROM "Attempt" attempt
      WHERE attempt."quizId" = ${quiz.id} AND attempt."learnerId" = person."id"
      ORDER BY attempt."number" DESC LIMIT 1
    ) latest ON TRUE
    LEFT JOIN LATERAL (
      SELECT COUNT(*)::int AS "questions", MAX(place."savedAt") AS "savedAt",
        (COUNT(*) FILTER (WHERE place."status" <> 'UNANSWERED'))::int AS "answered"
      FROM "AttemptItem" place WHERE place."attemptId" = latest."id"
    ) places ON TRUE
    WHERE member."classId" = ${ofClass.id} AND member."role" = 'STUDENT' AND member."leftAt" IS NULL`
  const sorted = sortByText(rows, ({ name }) => name, await readerCollator())
  return sorted.map((row) => ({ ...row, isLost: isLost(row, now) }))
}

function isLost({ state, lastSeenAt, startedAt }: Omit<LiveStudent, 'isLost'>, now: Date): boolean {
  if (state !== 'IN_PROGRESS') return false
  const heardAt = lastSeenAt ?? startedAt
  return heardAt !== null && now.getTime() - heardAt.getTime() > LOST_AFTER_MS
}

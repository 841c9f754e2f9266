import 'server-only'
import { sortByText } from '@/domain/text/collation'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { countedLearners, WORK_COLUMNS } from './work-queries'

/** A browser sends a heartbeat every 15 seconds. After this time without one, it is offline or closed. */
const LOST_AFTER_MS = 45_000

export type LiveStudent = {
  id: string
  name: string
  /** They left the class or deleted their account. Their work still counts. */
  isFormer: boolean
  hasStarted: boolean
  isOpen: boolean
  hasSubmitted: boolean
  /** The latest attempt; null if none was started or the account was deleted. */
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
  /** Whether the attempt is open but its browser sends no heartbeat. */
  isLost: boolean
}

/** Lists the live status of all students with one statement. @throws AppError as `requireAssignmentPermission` */
export async function listLive(
  viewerId: string,
  target: { classId: string; assignmentId: string },
  now: Date,
): Promise<LiveStudent[]> {
  const { quiz, class: ofClass } = await requireAssignmentPermission(viewerId, target, 'viewGrades')
  const rows = await db().$queryRaw<Omit<LiveStudent, 'isLost'>[]>`
    WITH counted AS (${countedLearners(ofClass.id, quiz.id)}),
    work AS (
      SELECT counted."learnerId", ${WORK_COLUMNS}
      FROM counted
      LEFT JOIN "Attempt" attempt ON attempt."quizId" = ${quiz.id} AND attempt."learnerId" = counted."learnerId"
      GROUP BY counted."learnerId"
    )
    SELECT person."id",
      CASE WHEN person."isAnonymous" THEN 'Deleted student' ELSE COALESCE(person."name", person."email") END AS "name",
      member."userId" IS NULL AS "isFormer", work."hasStarted", work."isOpen", work."hasSubmitted",
      CASE WHEN NOT person."isAnonymous" THEN latest."id" END AS "attemptId",
      latest."state"::text AS "state", latest."startedAt", latest."submittedAt", latest."closesAt",
      COALESCE(places."answered", 0) AS "answered", COALESCE(places."questions", 0) AS "questions",
      latest."seenSlot" AS "slot", GREATEST(latest."lastSeenAt", places."savedAt") AS "lastSeenAt"
    FROM work
    JOIN "User" person ON person."id" = work."learnerId"
    LEFT JOIN "ClassMember" member ON member."classId" = ${ofClass.id} AND member."userId" = person."id"
      AND member."role" = 'STUDENT' AND member."leftAt" IS NULL
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
    ORDER BY person."id"`
  const sorted = sortByText(rows, ({ name }) => name, readerCollator())
  // Current students come first.
  const isFormer = (row: { isFormer: boolean }) => Number(row.isFormer)
  return sorted.sort((a, b) => isFormer(a) - isFormer(b)).map((row) => ({ ...row, isLost: isLost(row, now) }))
}

function isLost({ state, lastSeenAt, startedAt }: Omit<LiveStudent, 'isLost'>, now: Date): boolean {
  if (state !== 'IN_PROGRESS') return false
  const heardAt = lastSeenAt ?? startedAt
  return heardAt !== null && now.getTime() - heardAt.getTime() > LOST_AFTER_MS
}

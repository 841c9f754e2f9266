import 'server-only'
import { LATE_ARRIVAL_MS } from '@/domain/attempts/attempt'
import type { ItemResponse } from '@/domain/items/response'
import { db } from '@/server/platform/db'
import { IS_IN_REACH } from './in-reach'

/**
 * The single statement that saves answers, and reads of its outcome. The hottest path: rows aren't parsed, so this file gives them their
 * types, and responses that it returns are those that it saved.
 */

type Sender = {
  learnerId: string
  sessionVersion?: number | null
  sessionId?: string | null
  attemptId: string
  clientId: string
  sequence: number
}

export type SentAnswer = {
  slot: number
  response: unknown
  status: 'UNANSWERED' | 'ANSWERED'
  certainty: number | null
  confidence: number | null
}

export type SavedRow = {
  slot: number
  state: 'IN_PROGRESS' | 'OVERDUE' | 'SUBMITTED' | 'GRADED' | 'ABANDONED'
  isTimeUp: boolean
  /** Whether the class is archived, which ends its attempts. */
  isArchived: boolean
  /** Whether the answer was checked and is final. */
  isLocked: boolean
  /** Whether it isn't the current question of a sequential quiz. */
  isElsewhere: boolean
  wasRevision: number
  wasClientId: string | null
  wasResponse: ItemResponse
  wasSavedAt: Date | null
  /** Null if nothing was written, because the save was rejected or had arrived before. */
  revision: number | null
  savedAt: Date | null
}

/**
 * Checks session, owner, class, state, deadline, slot, and sequence, writes any number of answers, and appends to the log, in one round trip. Answers that
 * arrive too late go only to the log. Prisma's API would need at least five round trips. Long because it is one statement.
 */
export async function writeAnswers(sender: Sender, sent: SentAnswer[]): Promise<SavedRow[]> {
  const { learnerId, sessionVersion = null, sessionId = null, attemptId, clientId, sequence } = sender
  return db().$queryRaw<SavedRow[]>`
    WITH sent AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(sent)}::jsonb)
        AS sent("slot" int, "response" jsonb, "status" text, "certainty" int, "confidence" int)
    ), attempt AS (
      -- Locked until the answers are written, so that no submission happens between check and write, and saves run one after the other.
      SELECT "id", "state", "currentSlot",
        COALESCE(CURRENT_TIMESTAMP > "closesAt" + ${LATE_ARRIVAL_MS}::int * INTERVAL '1 millisecond', FALSE) AS "isTimeUp",
        EXISTS (
          SELECT 1 FROM "Assignment" assignment JOIN "Class" class ON class."id" = assignment."classId"
          WHERE assignment."quizId" = "Attempt"."quizId" AND class."archivedAt" IS NOT NULL
        ) AS "isArchived",
        COALESCE(("rules"->>'sequential')::boolean, FALSE) AS "isSequential"
      FROM "Attempt" WHERE "id" = ${attemptId} AND "learnerId" = ${learnerId} AND ${IS_IN_REACH}
        AND (${sessionVersion}::int IS NULL OR EXISTS (
          SELECT 1 FROM "User" WHERE "id" = ${learnerId} AND "sessionVersion" = ${sessionVersion}::int))
        AND (${sessionId}::text IS NULL OR EXISTS (
          SELECT 1 FROM "Session"
          WHERE "userId" = ${learnerId} AND "id" = ${sessionId}::text AND "expiresAt" > CURRENT_TIMESTAMP))
      FOR NO KEY UPDATE
    ), before AS (
      SELECT item.*, sent."response" AS "newResponse", sent."status" AS "newStatus",
        sent."certainty" AS "newCertainty", sent."confidence" AS "newConfidence",
        attempt."state", attempt."isTimeUp", attempt."isArchived", item."lockedAt" IS NOT NULL AS "isLocked",
        attempt."isSequential" AND item."slot" <> attempt."currentSlot" AS "isElsewhere",
        -- The attempt item stores only its last client; the log has all of them.
        NOT EXISTS (
          SELECT 1 FROM "ResponseLog" earlier
          WHERE earlier."learnerId" = ${learnerId} AND earlier."attemptId" = ${attemptId}
            AND earlier."slot" = item."slot" AND earlier."clientId" = ${clientId} AND earlier."sequence" >= ${sequence}
        ) AS "isNew"
      FROM attempt
      JOIN "AttemptItem" item ON item."attemptId" = attempt."id"
      JOIN sent ON sent."slot" = item."slot"
    ), saved AS (
      UPDATE "AttemptItem" item
      SET "response" = before."newResponse", "revision" = item."revision" + 1, "clientId" = ${clientId},
        "sequence" = ${sequence}, "savedAt" = CURRENT_TIMESTAMP, "status" = before."newStatus"::"AnswerStatus",
        "certainty" = before."newCertainty", "confidence" = before."newConfidence"
      FROM before
      WHERE item."attemptId" = ${attemptId} AND item."slot" = before."slot"
        AND before."state" = 'IN_PROGRESS' AND NOT before."isTimeUp" AND NOT before."isArchived" AND NOT before."isElsewhere" AND before."isNew"
        AND item."lockedAt" IS NULL
        AND (item."clientId" IS DISTINCT FROM ${clientId} OR item."sequence" < ${sequence})
      RETURNING item."slot", item."revision", item."savedAt"
    ), logged AS (
      INSERT INTO "ResponseLog" ("learnerId", "attemptId", "slot", "revision", "clientId", "sequence", "response",
        "certainty", "confidence", "isLate")
      SELECT ${learnerId}, ${attemptId}, before."slot", COALESCE(saved."revision", before."revision"), ${clientId},
        ${sequence}, before."newResponse", before."newCertainty", before."newConfidence", saved."slot" IS NULL
      FROM before LEFT JOIN saved ON saved."slot" = before."slot"
      WHERE saved."slot" IS NOT NULL OR (before."isNew" AND (before."isTimeUp" OR before."isArchived" OR before."state" <> 'IN_PROGRESS'))
    )
    SELECT before."slot", before."state"::text AS "state", before."isTimeUp", before."isArchived", before."isLocked",
      before."isElsewhere",
      before."revision" AS "wasRevision", before."clientId" AS "wasClientId", before."response" AS "wasResponse",
      before."savedAt" AS "wasSavedAt", saved."revision", saved."savedAt"
    FROM before LEFT JOIN saved ON saved."slot" = before."slot"`
}

type AttemptItem = { learnerId: string; attemptId: string; slot: number }

/**
 * Returns the current revision if nothing was written: that of this save or of a newer one of the same tab. Reads it again,
 * because it may have been written while our statement waited, and a statement sees rows as of its start.
 */
export async function getStanding({
  attemptId,
  slot,
  learnerId,
}: AttemptItem): Promise<{ revision: number; savedAt: string }> {
  const { revision, savedAt } = await db().attemptItem.findFirstOrThrow({
    where: { attemptId, slot, learnerId },
    select: { revision: true, savedAt: true },
  })
  return { revision, savedAt: (savedAt ?? new Date()).toISOString() }
}

/** Reads the answer of a revision from the log, for a revision that was written while our statement waited. */
export async function findOverwritten({ attemptId, slot, learnerId }: AttemptItem, revision: number) {
  const row = await db().responseLog.findFirst({
    where: { learnerId, attemptId, slot, revision, isLate: false },
    select: { clientId: true, response: true, receivedAt: true },
  })
  return row && { clientId: row.clientId, response: savedResponse(row.response), savedAt: row.receivedAt }
}

/** Gives a saved response its type. It was validated when it was saved. */
export function savedResponse(json: unknown): ItemResponse {
  return json as ItemResponse
}

import type { Counting } from '@/domain/attempts/rules'
import type { Item } from '@/domain/items/item'
import { type Regraded, RegradePolicySchema } from '@/domain/regrading/regrade'
import { rulesOfAttempt } from '@/server/attempts/quiz-rules'
import { parsedItem } from '@/server/content/parsed-items'
import type { Db, Tx } from '@/server/db'
import { refreshMarks } from '@/server/marks/refresh-marks'
import { notify } from '@/server/messages/notify'
import { changesOf, type PlaceChange, type StoredPlace } from './regraded-places'

/**
 * Runs a recorded regrade to its end, a batch of attempts in one transaction at a time: what is cut off at any point is gone on with, and running it
 * again changes nothing. Any process may, several at once too: the run's row is held while a batch is written.
 */

const BATCH = 400

type Run = {
  id: string
  classId: string
  quizId: string
  itemId: string
  policy: string
  reason: string
  state: 'RUNNING' | 'DONE' | 'UNDOING' | 'UNDONE'
  toVersion: { id: string; content: unknown } | null
}

/** @returns how many places it touched now */
export async function runRegrade(client: Db, runId: string, now: Date): Promise<number> {
  let touched = 0
  for (;;) {
    const count = await client.$transaction((tx) => runBatch(tx, runId, now), { timeout: 60_000 })
    if (count === null) return touched
    touched += count
  }
}

/** @returns how many rows it put back now */
export async function runUndo(client: Db, runId: string, now: Date): Promise<number> {
  let touched = 0
  for (;;) {
    const count = await client.$transaction((tx) => undoBatch(tx, runId, now), { timeout: 60_000 })
    if (count === null) return touched
    touched += count
  }
}

/** Goes on with what a stop cut off. @returns how many runs were gone on with */
export async function resumeRegrades(client: Db, now: Date): Promise<number> {
  const cut = await client.regradeRun.findMany({
    where: { state: { in: ['RUNNING', 'UNDOING'] } },
    select: { id: true, state: true },
  })
  for (const { id, state } of cut)
    await (state === 'RUNNING' ? runRegrade(client, id, now) : runUndo(client, id, now))
  return cut.length
}

async function lockRun(tx: Tx, runId: string): Promise<Run | null> {
  await tx.$queryRaw`SELECT "id" FROM "RegradeRun" WHERE "id" = ${runId} FOR UPDATE`
  return tx.regradeRun.findUnique({
    where: { id: runId },
    select: {
      id: true,
      classId: true,
      quizId: true,
      itemId: true,
      policy: true,
      reason: true,
      state: true,
      toVersion: { select: { id: true, content: true } },
    },
  })
}

/** @returns how many places it changed; null where there is nothing left to do */
async function runBatch(tx: Tx, runId: string, now: Date): Promise<number | null> {
  const run = await lockRun(tx, runId)
  if (run?.state !== 'RUNNING') return null
  const places = await readPlaces(tx, run, { untouchedBy: runId, take: BATCH })
  if (places.length === 0) {
    await finish(tx, run, now)
    return null
  }
  const policy = RegradePolicySchema.parse(run.policy)
  const changed = run.toVersion && parsedItem(run.toVersion)
  const changes = await changesOf(tx, places, policy, changed)
  const regraded: Regraded = { policy, versionId: run.toVersion?.id ?? null, runId, reason: run.reason }
  await writeChanges(tx, changes, regraded, now)
  await refreshMarks(
    tx,
    run.quizId,
    countingOf(places),
    places.map(({ learnerId }) => learnerId),
  )
  return places.length
}

function countingOf(places: readonly Pick<StoredPlace, 'rules'>[]): Counting {
  return rulesOfAttempt(places[0]?.rules ?? null).counting
}

/** The graded places of a quiz that ask an item, with what the rest of their attempts earned. The attempts are held until the transaction ends. */
export async function readPlaces(
  tx: Tx,
  { quizId, itemId }: { quizId: string; itemId: string },
  { untouchedBy, take }: { untouchedBy: string | null; take: number | null },
): Promise<StoredPlace[]> {
  return tx.$queryRaw<StoredPlace[]>`
    WITH held AS (
      SELECT attempt.* FROM "Attempt" attempt
      WHERE attempt."quizId" = ${quizId} AND attempt."state" = 'GRADED'
        AND EXISTS (
          SELECT 1 FROM "AttemptItem" place JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
          WHERE place."attemptId" = attempt."id" AND version."itemId" = ${itemId})
        AND NOT EXISTS (
          SELECT 1 FROM "RegradeChange" change
          WHERE change."runId" = ${untouchedBy}::text AND change."attemptId" = attempt."id")
      ORDER BY attempt."id" LIMIT ${take}
      FOR UPDATE OF attempt
    )
    SELECT place."attemptId", place."learnerId", place."slot", place."itemVersionId", place."response", place."certainty",
      place."tries", place."lockedAt" IS NOT NULL AS "isLocked", place."status"::text AS "status", place."earned",
      place."possible", place."regraded", held."rules", held."lateShare", held."earned" AS "attemptEarned",
      held."possible" AS "attemptPossible", COALESCE(other."earned", 0) AS "otherEarned",
      COALESCE(other."possible", 0) AS "otherPossible"
    FROM held
    JOIN "AttemptItem" place ON place."attemptId" = held."id"
    JOIN "ItemVersion" version ON version."id" = place."itemVersionId" AND version."itemId" = ${itemId}
    LEFT JOIN LATERAL (
      SELECT SUM(rest."earned") AS "earned", SUM(rest."possible") AS "possible"
      FROM "AttemptItem" rest WHERE rest."attemptId" = held."id" AND rest."slot" <> place."slot"
    ) other ON TRUE`
}

async function writeChanges(tx: Tx, changes: PlaceChange[], regraded: Regraded, now: Date): Promise<void> {
  const rows = changes.map(({ place, ...after }) => ({
    attemptId: place.attemptId,
    slot: place.slot,
    status: after.statusAfter,
    earned: after.earnedAfter,
    possible: after.possibleAfter,
    attemptEarned: after.attemptEarnedAfter,
    attemptPossible: after.attemptPossibleAfter,
  }))
  // The ledger takes what stands before the places change.
  await tx.regradeChange.createMany({
    data: changes.map(({ place, ...after }) => ({
      runId: regraded.runId,
      attemptId: place.attemptId,
      slot: place.slot,
      learnerId: place.learnerId,
      statusBefore: place.status,
      statusAfter: after.statusAfter,
      earnedBefore: place.earned,
      earnedAfter: after.earnedAfter,
      possibleBefore: place.possible,
      possibleAfter: after.possibleAfter,
      ...(place.regraded !== null && { regradedBefore: place.regraded }),
      attemptEarnedBefore: place.attemptEarned,
      attemptEarnedAfter: after.attemptEarnedAfter,
      attemptPossibleBefore: place.attemptPossible,
      attemptPossibleAfter: after.attemptPossibleAfter,
      appliedAt: now,
    })),
  })
  await tx.$executeRaw`
    UPDATE "AttemptItem" place SET "status" = entry."status"::"AnswerStatus", "earned" = entry."earned",
      "possible" = entry."possible", "regraded" = ${JSON.stringify(regraded)}::jsonb,
      "firstEarned" = CASE WHEN place."regraded" IS NULL THEN place."earned" ELSE place."firstEarned" END,
      "firstPossible" = CASE WHEN place."regraded" IS NULL THEN place."possible" ELSE place."firstPossible" END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS entry("attemptId" text, "slot" int, "status" text, "earned" float8, "possible" float8)
    WHERE place."attemptId" = entry."attemptId" AND place."slot" = entry."slot"`
  await tx.$executeRaw`
    UPDATE "Attempt" attempt SET "earned" = entry."attemptEarned", "possible" = entry."attemptPossible"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS entry("attemptId" text, "attemptEarned" float8, "attemptPossible" float8)
    WHERE attempt."id" = entry."attemptId"`
}

/** Told once, at the end: everybody whose score moved. */
async function finish(tx: Tx, run: Run, now: Date): Promise<void> {
  await tx.regradeRun.update({ where: { id: run.id }, data: { state: 'DONE', finishedAt: now } })
  await tell(tx, run, 'Regraded')
}

async function tell(tx: Tx, { id, quizId, reason }: Run, words: string): Promise<void> {
  const moved = await tx.$queryRaw<{ learnerId: string; attemptId: string }[]>`
    SELECT DISTINCT ON ("learnerId") "learnerId", "attemptId" FROM "RegradeChange"
    WHERE "runId" = ${id} AND ("attemptEarnedBefore" IS DISTINCT FROM "attemptEarnedAfter"
      OR "attemptPossibleBefore" IS DISTINCT FROM "attemptPossibleAfter")
    ORDER BY "learnerId", "attemptId" DESC`
  if (moved.length === 0) return
  const { title } = await tx.quiz.findUniqueOrThrow({ where: { id: quizId }, select: { title: true } })
  await notify(
    tx,
    moved.map(({ learnerId, attemptId }) => ({
      userId: learnerId,
      kind: 'regraded' as const,
      title: `${words}: ${title}`,
      body: reason,
      path: `/attempts/${attemptId}/review`,
    })),
  )
}

/** @returns how many places it put back; null where there is nothing left to do */
async function undoBatch(tx: Tx, runId: string, now: Date): Promise<number | null> {
  const run = await lockRun(tx, runId)
  if (run?.state !== 'UNDOING') return null
  const rows = await tx.$queryRaw<{ attemptId: string; learnerId: string; rules: unknown }[]>`
    SELECT change."attemptId", change."learnerId", attempt."rules"
    FROM "RegradeChange" change JOIN "Attempt" attempt ON attempt."id" = change."attemptId"
    WHERE change."runId" = ${runId} AND change."undoneAt" IS NULL
    ORDER BY change."attemptId" LIMIT ${BATCH} FOR UPDATE OF attempt`
  if (rows.length === 0) {
    await tx.regradeRun.update({ where: { id: runId }, data: { state: 'UNDONE', undoneAt: now } })
    await tell(tx, run, 'A regrade was undone')
    return null
  }
  const attemptIds = rows.map(({ attemptId }) => attemptId)
  await tx.$executeRaw`
    UPDATE "AttemptItem" place SET "status" = change."statusBefore", "earned" = change."earnedBefore",
      "possible" = change."possibleBefore", "regraded" = change."regradedBefore",
      "firstEarned" = CASE WHEN change."regradedBefore" IS NULL THEN NULL ELSE place."firstEarned" END,
      "firstPossible" = CASE WHEN change."regradedBefore" IS NULL THEN NULL ELSE place."firstPossible" END
    FROM "RegradeChange" change
    WHERE change."runId" = ${runId} AND change."attemptId" = ANY(${attemptIds})
      AND place."attemptId" = change."attemptId" AND place."slot" = change."slot"`
  // From the places: another item of the attempt may have been regraded since.
  await tx.$executeRaw`
    UPDATE "Attempt" attempt SET "possible" = ROUND(sums."possible"::numeric, 9)::float8,
      "earned" = ROUND((GREATEST(0, ROUND(sums."earned"::numeric, 9)) * (1 - attempt."lateShare"::numeric)), 9)::float8
    FROM (
      SELECT "attemptId", SUM("earned") AS "earned", SUM("possible") AS "possible"
      FROM "AttemptItem" WHERE "attemptId" = ANY(${attemptIds}) GROUP BY "attemptId"
    ) sums
    WHERE attempt."id" = sums."attemptId"`
  await tx.regradeChange.updateMany({
    where: { runId, attemptId: { in: attemptIds } },
    data: { undoneAt: now },
  })
  await refreshMarks(
    tx,
    run.quizId,
    countingOf(rows),
    rows.map(({ learnerId }) => learnerId),
  )
  return rows.length
}

export type StandingRegrade = { itemId: string; regraded: Regraded; changed: Item | null }

/** The regrade that holds for each item of a quiz: the latest that was not undone. By the id of `Item`. */
export async function standingRegrades(tx: Tx, quizId: string): Promise<Map<string, StandingRegrade>> {
  const runs = await tx.regradeRun.findMany({
    where: { quizId, state: { in: ['RUNNING', 'DONE'] } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      itemId: true,
      policy: true,
      reason: true,
      toVersion: { select: { id: true, content: true } },
    },
  })
  return new Map(
    runs.map(({ id, itemId, policy, reason, toVersion }) => [
      itemId,
      {
        itemId,
        regraded: {
          policy: RegradePolicySchema.parse(policy),
          versionId: toVersion?.id ?? null,
          runId: id,
          reason,
        },
        changed: toVersion && parsedItem(toVersion),
      },
    ]),
  )
}

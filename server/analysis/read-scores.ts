import 'server-only'
import { z } from 'zod'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { CERTAINTY_RANGE } from '@/domain/grading/behaviors/certainty'
import type { AnswerGroup, RestSums } from '@/domain/statistics/distractors'
import type { ScoredAttempt, ScoredItem } from '@/domain/statistics/item-statistics'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'

/** Which attempts of each student count in the statistics. */
export const WhichSchema = z.enum(['first', 'last', 'highest', 'all'])
export type Which = z.infer<typeof WhichSchema>

/** Returns SQL that selects the counted attempts at a quiz, including those of former students. */
export function countedAttempts(quizId: string, which: Which): Prisma.Sql {
  const graded = Prisma.sql`FROM "Attempt" WHERE "quizId" = ${quizId} AND "state" = 'GRADED'`
  if (which === 'all') return Prisma.sql`SELECT "id" ${graded}`
  const order = {
    first: Prisma.sql`"number" ASC`,
    last: Prisma.sql`"number" DESC`,
    highest: Prisma.sql`"earned" / NULLIF("possible", 0) DESC NULLS LAST, "number" ASC`,
  }[which]
  return Prisma.sql`SELECT DISTINCT ON ("learnerId") "id" ${graded} ORDER BY "learnerId", ${order}`
}

export type Scores = {
  attempts: ScoredAttempt[]
  /** The IDs of the items; the packed scores refer to them by index. */
  itemIds: string[]
}

/**
 * Reads all counted attempt items of a quiz, packed into one string by the database. Reading thousands of separate rows would take much longer
 * than the calculations.
 * @param asGraded by `itemKey`: the share that answers earn by their key, for items with full credit or dropped by a regrade
 */
export async function readScores(
  quizId: string,
  which: Which,
  asGraded: ReadonlyMap<string, number> = new Map(),
): Promise<Scores> {
  const [row] = await db().$queryRaw<{ items: string[] | null; packed: string | null }[]>`
    WITH counted AS (${countedAttempts(quizId, which)}),
    place AS (
      SELECT place."attemptId", version."itemId", place."earned", place."possible", place."slot",
        DENSE_RANK() OVER (ORDER BY version."itemId") - 1 AS "index",
        CASE WHEN attempt."rules"->>'behavior' = 'certainty' THEN COALESCE(place."certainty", 1)::text ELSE '' END AS "certainty"
      FROM counted
      JOIN "Attempt" attempt ON attempt."id" = counted."id"
      JOIN "AttemptItem" place ON place."attemptId" = counted."id"
      JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
    ), packed AS (
      SELECT "attemptId" || '|' || STRING_AGG("slot" || ':' || "index" || ':' || COALESCE("earned", 0) || ':' || "possible" || ':' || "certainty",
        ',' ORDER BY "slot") AS "line"
      FROM place GROUP BY "attemptId"
    )
    SELECT (SELECT ARRAY_AGG(DISTINCT "itemId" ORDER BY "itemId") FROM place) AS "items",
      (SELECT STRING_AGG("line", ';') FROM packed) AS "packed"`
  const itemIds = row?.items ?? []
  return { itemIds, attempts: unpack(row?.packed ?? '', itemIds, asGraded) }
}

/** Returns the map key of an attempt item. */
export function itemKey(attemptId: string, slot: number | string): string {
  return `${attemptId}/${slot}`
}

function unpack(
  packed: string,
  itemIds: readonly string[],
  asGraded: ReadonlyMap<string, number>,
): ScoredAttempt[] {
  if (packed === '') return []
  return packed.split(';').map((line) => {
    const [attemptId = '', attemptItems = ''] = line.split('|')
    return {
      attemptItems: attemptItems.split(',').map((attemptItem) => {
        const [slot = '', index, earned, possible, certainty = ''] = attemptItem.split(':')
        const score = { earned: Number(earned), possible: Number(possible) }
        const share = asGraded.get(itemKey(attemptId, slot))
        return {
          itemId: itemIds[Number(index)] ?? '',
          ...score,
          ...(certainty !== '' && ofCertainty({ ...score, certainty: Number(certainty) }, share)),
          ...(share !== undefined && { asGraded: share }),
        }
      }),
    }
  })
}

/** Returns the range of certainty-based scoring, and the correctness of the answer without certainty. */
function ofCertainty(
  score: { earned: number; possible: number; certainty: number },
  asGraded: number | undefined,
): Pick<ScoredItem, 'lowest' | 'correctness'> {
  const { lowest, highest } = CERTAINTY_RANGE
  const graded = asGraded === undefined ? score : { ...score, earned: asGraded * highest, possible: highest }
  return { lowest: lowest / highest, correctness: fractionOfPoints(graded) }
}

export type ItemAnswers = { rest: RestSums; groups: readonly AnswerGroup[]; blank: number }

export const NO_ANSWERS: ItemAnswers = {
  rest: { n: 0, restCount: 0, sum: 0, squares: 0 },
  groups: [],
  blank: 0,
}

/** Counts equal answers to each item, with the rest scores of the students who gave them, in the database. By `Item` ID. */
export async function readAnswers(quizId: string, which: Which): Promise<Map<string, ItemAnswers>> {
  const rows = await db().$queryRaw<AnswerRow[]>`
    WITH counted AS (${countedAttempts(quizId, which)}),
    place AS (
      SELECT version."itemId", place."response", place."status",
        (SUM(COALESCE(place."earned", 0)) OVER attempt - COALESCE(place."earned", 0))
          / NULLIF(SUM(place."possible") OVER attempt - place."possible", 0) AS "rest"
      FROM counted
      JOIN "AttemptItem" place ON place."attemptId" = counted."id"
      JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
      WINDOW attempt AS (PARTITION BY place."attemptId")
    )
    SELECT "itemId", CASE WHEN "status" = 'UNANSWERED' THEN NULL ELSE "response" END AS "response",
      "status" = 'UNANSWERED' AS "isBlank", COUNT(*)::int AS "count", COUNT("rest")::int AS "restCount",
      COALESCE(SUM("rest"), 0) AS "restSum", COALESCE(SUM("rest" * "rest"), 0) AS "restSquares"
    FROM place GROUP BY 1, 2, 3 ORDER BY "itemId", "count" DESC`
  const answers = new Map<string, ItemAnswers>()
  for (const { itemId, response, isBlank, count, restCount, restSum, restSquares } of rows) {
    const { rest, groups, blank } = answers.get(itemId) ?? NO_ANSWERS
    answers.set(itemId, {
      rest: {
        n: rest.n + count,
        restCount: rest.restCount + restCount,
        sum: rest.sum + restSum,
        squares: rest.squares + restSquares,
      },
      groups: isBlank ? groups : [...groups, { response, count, restCount, restSum }],
      blank: blank + (isBlank ? count : 0),
    })
  }
  return answers
}

type AnswerRow = {
  itemId: string
  response: unknown
  isBlank: boolean
  count: number
  restCount: number
  restSum: number
  restSquares: number
}

/** Seconds per answer: the lower quartile, median, and upper quartile. */
export type ResponseTimes = { n: number; low: number; median: number; high: number }

/**
 * Reads how long each item took, by `Item` ID: from the previous save in the attempt, or its start, to the first save of the answer. Times of more
 * than an hour are left out, because they are breaks.
 */
export async function readTimes(quizId: string, which: Which): Promise<Map<string, ResponseTimes>> {
  const rows = await db().$queryRaw<(ResponseTimes & { itemId: string })[]>`
    WITH counted AS (${countedAttempts(quizId, which)}),
    saved AS (
      SELECT log."attemptId", log."slot", log."receivedAt",
        LAG(log."receivedAt", 1, attempt."startedAt") OVER (PARTITION BY log."attemptId" ORDER BY log."id") AS "before",
        ROW_NUMBER() OVER (PARTITION BY log."attemptId", log."slot" ORDER BY log."id") AS "nth"
      FROM counted
      JOIN "Attempt" attempt ON attempt."id" = counted."id"
      JOIN "ResponseLog" log ON log."learnerId" = attempt."learnerId" AND log."attemptId" = attempt."id"
      WHERE NOT log."isLate"
    ), taken AS (
      SELECT version."itemId", EXTRACT(EPOCH FROM saved."receivedAt" - saved."before")::float8 AS "seconds"
      FROM saved
      JOIN "AttemptItem" place ON place."attemptId" = saved."attemptId" AND place."slot" = saved."slot"
      JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
      WHERE saved."nth" = 1
    )
    SELECT "itemId", COUNT(*)::int AS "n",
      PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY "seconds") AS "low",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY "seconds") AS "median",
      PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY "seconds") AS "high"
    FROM taken WHERE "seconds" BETWEEN 0 AND 3600 GROUP BY "itemId"`
  return new Map(rows.map(({ itemId, ...times }) => [itemId, times]))
}

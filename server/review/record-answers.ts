import { randomUUID } from 'node:crypto'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Rating } from '@/domain/scheduling/memory'
import { newCard, reviewCard } from '@/domain/scheduling/memory'
import { paceOf, ratingOf } from '@/domain/scheduling/rating'
import { dayShiftAt, studyDayOf } from '@/domain/scheduling/study-day'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'
import { replayCards } from './replay-cards'
import {
  CARD_COLUMNS,
  isSurelyWrong,
  type StoredCard,
  withMemory,
  withRecent,
  writeCards,
} from './stored-card'
import { getStudySettings, type StudySettings } from './study-settings'
import { suspendLeeches } from './suspend-leeches'

/** An answer that tells what is remembered. */
export type NewAnswer = {
  courseSlug: string
  concept: string
  /** The claim that the item asks for first. */
  fact: string
  itemVersionId: string
  itemSlug: string
  itemType: string
  origin: 'review' | 'quiz' | 'practice' | 'check'
  /** The same for the same answer, so that it counts once. */
  sourceKey: string
  /** Share of the mark, 0 to 1. */
  fraction: number
  /** Only of a review: other answers are kept where they were given. */
  response?: unknown
  confidence: number | null
  durationMs: number | null
  hinted: boolean
  /** Set by the learner; null for the rating that the answer tells. */
  rating: Rating | null
  reviewedAt: Date
}

/** What became of one answer; of one that was there already, as it was. */
export type RecordedAnswer = { sourceKey: string; id: string; cardId: string; rating: number; isNew: boolean }

/** One learner's cards change one after another, whatever comes at once. */
export async function holdCards(tx: Tx, learnerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cards/${learnerId}`}, 0))`
}

/**
 * Takes answers into the log, the cards and the study days. The same answer twice is once. Only what was given from memory schedules: an item that was
 * answered earlier that study day tells what its feedback said.
 * @returns what became of each, in the order of the moments at which they were given
 */
export async function recordAnswers(
  tx: Tx,
  learnerId: string,
  given: readonly NewAnswer[],
): Promise<RecordedAnswer[]> {
  if (given.length === 0) return []
  await holdCards(tx, learnerId)
  const known = await tx.reviewLog.findMany({
    where: { learnerId, sourceKey: { in: given.map(({ sourceKey }) => sourceKey) } },
    select: { sourceKey: true, id: true, cardId: true, rating: true },
  })
  const knownKeys = new Set(known.map(({ sourceKey }) => sourceKey))
  const fresh = [...new Map(given.map((answer) => [answer.sourceKey, answer])).values()]
    .filter(({ sourceKey }) => !knownKeys.has(sourceKey))
    .sort(inTurn)
  const recorded = fresh.length === 0 ? [] : await record(tx, learnerId, fresh)
  return [...known.map((row) => ({ ...row, isNew: false })), ...recorded]
}

/** Of equal moments by the key: the same order whenever it is asked for. */
function inTurn(one: NewAnswer, other: NewAnswer): number {
  const byTime = one.reviewedAt.getTime() - other.reviewedAt.getTime()
  return byTime || (one.sourceKey < other.sourceKey ? -1 : 1)
}

async function record(tx: Tx, learnerId: string, answers: readonly NewAnswer[]): Promise<RecordedAnswer[]> {
  const settings = await getStudySettings(learnerId, tx)
  const cards = await cardsFor(tx, learnerId, answers)
  const seen = await answeredThatDay(tx, learnerId, answers, settings)
  const paces = await ownPaces(tx, learnerId, answers)
  const isOutOfOrder = new Set<string>()
  const touched = new Map<string, StoredCard>()
  const rows = answers.map((answer) => {
    const { reviewedAt, itemSlug, confidence, hinted, durationMs, fraction } = answer
    const key = cardKey(answer)
    const card = touched.get(key) ?? cards.get(key)
    if (!card) throw new Error(`the card ${key} is not there`)
    const day = studyDayOf(reviewedAt, settings.clock)
    // With the passage in view, a fact that was asked before is only reread.
    const isReread = answer.origin === 'check' && card.memoryAnswers > 0
    const fromMemory = !isReread && !seen.has(`${itemSlug} ${day}`)
    seen.add(`${itemSlug} ${day}`)
    const pace = paceOf(durationMs, paces.get(answer.itemType) ?? null)
    const rating = answer.rating ?? ratingOf({ fraction, hinted, confidence, pace })
    const dayShift = dayShiftAt(reviewedAt, settings.clock)
    const isFirst = fromMemory && card.reps === 0
    if (card.lastReviewAt && reviewedAt < card.lastReviewAt) isOutOfOrder.add(card.id)
    const review = { rating, at: reviewedAt, retention: settings.retention, dayShift }
    const next = fromMemory
      ? {
          ...reviewCard(card, review, card.id),
          ...withMemory(card, { ...answer, day }),
          sureAndWrong: isSurelyWrong(answer),
        }
      : card
    touched.set(key, { ...card, ...next, recentItems: withRecent(card.recentItems, itemSlug) })
    return {
      ...logRow(learnerId, card.id, answer),
      ...{ rating, isOverride: answer.rating !== null, fromMemory, isFirst, day, dayShift },
      retention: settings.retention,
    }
  })
  await tx.reviewLog.createMany({ data: rows })
  await writeCards(tx, [...touched.values()])
  const changes = [...touched].map(([key, { id, lapses }]) => {
    return { id, before: cards.get(key)?.lapses ?? 0, after: lapses }
  })
  await suspendLeeches(tx, changes, new Date())
  if (isOutOfOrder.size > 0) await replayCards(tx, [...isOutOfOrder])
  await addToDays(tx, learnerId, rows)
  return rows.map(({ sourceKey, id, cardId, rating }) => ({ sourceKey, id, cardId, rating, isNew: true }))
}

function logRow(learnerId: string, cardId: string, answer: NewAnswer) {
  const { rating: _, fact: __, response, ...rest } = answer
  return {
    ...rest,
    id: randomUUID(),
    learnerId,
    cardId,
    response: response === undefined ? Prisma.DbNull : JSON.parse(JSON.stringify(response)),
  }
}

const cardKey = ({ courseSlug, concept, fact }: Pick<NewAnswer, 'courseSlug' | 'concept' | 'fact'>) =>
  `${courseSlug}/${concept}/${fact}`

/** The cards that the answers are about; those that are not there yet begin to be. */
async function cardsFor(
  tx: Tx,
  learnerId: string,
  answers: readonly NewAnswer[],
): Promise<Map<string, StoredCard>> {
  const first = new Map<string, NewAnswer>()
  for (const answer of answers) if (!first.has(cardKey(answer))) first.set(cardKey(answer), answer)
  await tx.reviewCard.createMany({
    data: [...first.values()].map(({ courseSlug, concept, fact, reviewedAt }) => ({
      ...{ learnerId, courseSlug, concept, fact },
      dueAt: newCard(reviewedAt).dueAt,
      createdAt: reviewedAt,
    })),
    skipDuplicates: true,
  })
  const cards = await tx.reviewCard.findMany({
    where: {
      learnerId,
      courseSlug: { in: [...new Set(answers.map(({ courseSlug }) => courseSlug))] },
      concept: { in: [...new Set(answers.map(({ concept }) => concept))] },
      fact: { in: [...new Set(answers.map(({ fact }) => fact))] },
    },
    select: CARD_COLUMNS,
  })
  return new Map(cards.map((card) => [cardKey(card), card]))
}

/** `item day` of what was answered already, unless it was taken back. */
async function answeredThatDay(
  tx: Tx,
  learnerId: string,
  answers: readonly NewAnswer[],
  { clock }: StudySettings,
): Promise<Set<string>> {
  const rows = await tx.reviewLog.findMany({
    where: {
      learnerId,
      itemSlug: { in: [...new Set(answers.map(({ itemSlug }) => itemSlug))] },
      day: { in: [...new Set(answers.map(({ reviewedAt }) => studyDayOf(reviewedAt, clock)))] },
    },
    select: { id: true, itemSlug: true, day: true, rating: true, amendsId: true },
  })
  const amendedToNothing = new Set(
    rows.flatMap(({ amendsId, rating }) => (rating === 0 && amendsId ? [amendsId] : [])),
  )
  return new Set(
    rows
      .filter(({ id, amendsId }) => amendsId === null && !amendedToNothing.has(id))
      .map(({ itemSlug, day }) => `${itemSlug} ${day}`),
  )
}

/** The learner's own median time for each type, of the last 200 answers that were timed. */
async function ownPaces(tx: Tx, learnerId: string, answers: readonly NewAnswer[]) {
  const types = [
    ...new Set(answers.filter(({ durationMs }) => durationMs !== null).map(({ itemType }) => itemType)),
  ]
  if (types.length === 0) return new Map<string, { medianMs: number; answers: number }>()
  const rows = await tx.$queryRaw<{ itemType: string; medianMs: number; answers: number }[]>`
    SELECT wanted."itemType", COUNT(own."durationMs")::int AS "answers",
      COALESCE(percentile_cont(0.5) WITHIN GROUP (ORDER BY own."durationMs"), 0)::float8 AS "medianMs"
    FROM unnest(${types}::text[]) AS wanted("itemType")
    LEFT JOIN LATERAL (
      SELECT "durationMs" FROM "ReviewLog"
      WHERE "learnerId" = ${learnerId} AND "itemType" = wanted."itemType" AND "durationMs" IS NOT NULL AND "amendsId" IS NULL
      ORDER BY "reviewedAt" DESC LIMIT 200
    ) own ON TRUE
    GROUP BY wanted."itemType"`
  return new Map(rows.map(({ itemType, ...pace }) => [itemType, pace]))
}

type DayRow = { day: string; fraction: number; isFirst: boolean; durationMs: number | null }

/** Adds answers to the study days, or takes them off. */
export async function addToDays(
  tx: Tx,
  learnerId: string,
  rows: readonly DayRow[],
  sign: 1 | -1 = 1,
): Promise<void> {
  const sums = new Map<
    string,
    { day: string; answers: number; right: number; newCards: number; durationMs: number }
  >()
  for (const { day, fraction, isFirst, durationMs } of rows) {
    const sum = sums.get(day) ?? { day, answers: 0, right: 0, newCards: 0, durationMs: 0 }
    sums.set(day, {
      day,
      answers: sum.answers + sign,
      right: sum.right + (meetsThreshold(fraction, 1) ? sign : 0),
      newCards: sum.newCards + (isFirst ? sign : 0),
      durationMs: sum.durationMs + sign * (durationMs ?? 0),
    })
  }
  await tx.$executeRaw`
    INSERT INTO "StudyDay" AS own ("learnerId", "day", "answers", "right", "newCards", "durationMs")
    SELECT ${learnerId}, made.* FROM jsonb_to_recordset(${JSON.stringify([...sums.values()])}::jsonb)
      AS made("day" text, "answers" int, "right" int, "newCards" int, "durationMs" int)
    ON CONFLICT ("learnerId", "day") DO UPDATE SET
      "answers" = own."answers" + EXCLUDED."answers", "right" = own."right" + EXCLUDED."right",
      "newCards" = own."newCards" + EXCLUDED."newCards", "durationMs" = own."durationMs" + EXCLUDED."durationMs"`
}

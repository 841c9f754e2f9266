import { randomUUID } from 'node:crypto'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Rating } from '@/domain/scheduling/memory'
import { newCard, reviewCard } from '@/domain/scheduling/memory'
import { paceOf, ratingOf } from '@/domain/scheduling/rating'
import { dayShiftAt, studyDayOf } from '@/domain/scheduling/study-day'
import { lockName } from '@/server/platform/database-statements'
import type { Tx } from '@/server/platform/db'
import { toNullableJson } from '@/server/platform/json'
import { RatingSchema, replayCards } from './replay-cards'
import { addToStudyDays, readPaces } from './review-statements'
import {
  CARD_COLUMNS,
  isSurelyWrong,
  type StoredCard,
  withMemory,
  withRecent,
  writeCards,
} from './stored-card'
import { getStudySettings, type StudySettings } from './study-settings'

/** An answer that updates a review card. */
export type NewAnswer = {
  courseSlug: string
  concept: string
  /** The main claim of the item. */
  fact: string
  itemVersionId: string
  itemSlug: string
  itemType: string
  origin: 'review' | 'quiz' | 'practice' | 'check'
  /** Identifies the answer, so that it counts once. */
  sourceKey: string
  /** Share of the points, 0 to 1. */
  fraction: number
  /** Only for reviews. Other responses are stored where they were given. */
  response?: unknown
  confidence: number | null
  durationMs: number | null
  hinted: boolean
  /** Chosen by the learner; null to derive the rating from the answer. */
  rating: Rating | null
  reviewedAt: Date
}

/** The outcome of one answer; for one that was recorded before, its earlier outcome. */
export type RecordedAnswer = {
  sourceKey: string
  id: string
  cardId: string
  rating: Rating
  fromMemory: boolean
  isNew: boolean
}

/** Locks a learner's cards, so that transactions change them one after the other. */
export async function lockCards(tx: Tx, learnerId: string): Promise<void> {
  await lockName(tx, `cards/${learnerId}`)
}

/**
 * Records answers in the log, the cards, and the study days. Idempotent. Only answers from memory affect scheduling: if an item was answered earlier on the
 * same study day, the learner has seen its feedback.
 * @returns the outcomes in the order in which the answers were given
 */
export async function recordAnswers(
  tx: Tx,
  learnerId: string,
  given: readonly NewAnswer[],
): Promise<RecordedAnswer[]> {
  if (given.length === 0) return []
  await lockCards(tx, learnerId)
  const known = await tx.reviewLog.findMany({
    where: { learnerId, sourceKey: { in: given.map(({ sourceKey }) => sourceKey) } },
    select: { sourceKey: true, id: true, cardId: true, rating: true, fromMemory: true },
  })
  const knownKeys = new Set(known.map(({ sourceKey }) => sourceKey))
  const fresh = [...new Map(given.map((answer) => [answer.sourceKey, answer])).values()]
    .filter(({ sourceKey }) => !knownKeys.has(sourceKey))
    .sort(inTurn)
  const recorded = fresh.length === 0 ? [] : await record(tx, learnerId, fresh)
  return [
    ...known.map((row) => ({ ...row, rating: RatingSchema.parse(row.rating), isNew: false })),
    ...recorded,
  ]
}

/** Sorts by time, and equal times by key, so that the order is always the same. */
function inTurn(a: NewAnswer, b: NewAnswer): number {
  const byTime = a.reviewedAt.getTime() - b.reviewedAt.getTime()
  return byTime || (a.sourceKey < b.sourceKey ? -1 : 1)
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
    if (!card) throw new Error(`the card ${key} does not exist`)
    const day = studyDayOf(reviewedAt, settings.clock)
    // A quick check on a fact that was asked before is only rereading, because the passage is visible.
    const isReread = answer.origin === 'check' && card.memoryAnswers > 0
    const question = `${answer.courseSlug}/${itemSlug} ${day}`
    const fromMemory = !isReread && !seen.has(question)
    seen.add(question)
    const pace = paceOf(durationMs, paces.get(answer.itemType) ?? null)
    const rating = answer.rating ?? ratingOf({ fraction, hinted, confidence, pace })
    const dayShift = dayShiftAt(reviewedAt, settings.clock)
    const isFirst = fromMemory && card.reps === 0
    if (card.lastReviewAt && reviewedAt < card.lastReviewAt) isOutOfOrder.add(card.id)
    const review = { rating, at: reviewedAt, desiredRetention: settings.desiredRetention, dayShift }
    const next = fromMemory
      ? {
          ...reviewCard(card, review, card.id),
          ...withMemory(card, { ...answer, day }),
          highConfidenceError: isSurelyWrong(answer),
        }
      : card
    touched.set(key, { ...card, ...next, recentItems: withRecent(card.recentItems, itemSlug) })
    return {
      ...logRow(learnerId, card.id, answer),
      ...{ rating, isOverride: answer.rating !== null, fromMemory, isFirst, day, dayShift },
      desiredRetention: settings.desiredRetention,
    }
  })
  await tx.reviewLog.createMany({ data: rows })
  await writeCards(tx, [...touched.values()], cards.values())
  if (isOutOfOrder.size > 0) await replayCards(tx, [...isOutOfOrder])
  await addToDays(tx, learnerId, rows)
  return rows.map(({ sourceKey, id, cardId, rating, fromMemory }) => ({
    sourceKey,
    id,
    cardId,
    rating,
    fromMemory,
    isNew: true,
  }))
}

function logRow(learnerId: string, cardId: string, answer: NewAnswer) {
  const { rating: _, fact: __, response, ...rest } = answer
  return {
    ...rest,
    id: randomUUID(),
    learnerId,
    cardId,
    response: toNullableJson(response),
  }
}

const cardKey = ({ courseSlug, concept, fact }: Pick<NewAnswer, 'courseSlug' | 'concept' | 'fact'>) =>
  `${courseSlug}/${concept}/${fact}`

/** Returns the cards of the answers, creating missing ones. */
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

/** Returns `course/item day` for items that were already answered on those days, without undone answers. */
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
    select: { id: true, courseSlug: true, itemSlug: true, day: true, rating: true, amendsId: true },
  })
  const amendedToNothing = new Set(
    rows.flatMap(({ amendsId, rating }) => (rating === 0 && amendsId ? [amendsId] : [])),
  )
  return new Set(
    rows
      .filter(({ id, amendsId }) => amendsId === null && !amendedToNothing.has(id))
      .map(({ courseSlug, itemSlug, day }) => `${courseSlug}/${itemSlug} ${day}`),
  )
}

/** Reads the learner's median time for each item type, from the last 200 timed answers. */
async function ownPaces(tx: Tx, learnerId: string, answers: readonly NewAnswer[]) {
  const types = [
    ...new Set(answers.filter(({ durationMs }) => durationMs !== null).map(({ itemType }) => itemType)),
  ]
  if (types.length === 0) return new Map<string, { medianMs: number; answers: number }>()
  const rows = await readPaces(tx, learnerId, types)
  return new Map(rows.map(({ itemType, ...pace }) => [itemType, pace]))
}

type DayRow = { day: string; fraction: number; isFirst: boolean; durationMs: number | null }

/** Adds answers to the totals of study days, or subtracts them. */
export async function addToDays(
  tx: Tx,
  learnerId: string,
  rows: readonly DayRow[],
  sign: 1 | -1 = 1,
): Promise<void> {
  const sums = new Map<
    string,
    { day: string; answers: number; correct: number; newCards: number; durationMs: number }
  >()
  for (const { day, fraction, isFirst, durationMs } of rows) {
    const sum = sums.get(day) ?? { day, answers: 0, correct: 0, newCards: 0, durationMs: 0 }
    sums.set(day, {
      day,
      answers: sum.answers + sign,
      correct: sum.correct + (meetsThreshold(fraction, 1) ? sign : 0),
      newCards: sum.newCards + (isFirst ? sign : 0),
      durationMs: sum.durationMs + sign * (durationMs ?? 0),
    })
  }
  await addToStudyDays(tx, learnerId, [...sums.values()])
}

import 'server-only'
import { isHighConfidenceError } from '@/domain/calibration/calibration'
import { isTaught, type TaughtItem } from '@/domain/content/course'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { ItemReview } from '@/domain/grading/review'
import { reviewItem } from '@/domain/grading/review-item'
import { findMixUps } from '@/domain/scheduling/confusables'
import type { Rating } from '@/domain/scheduling/memory'
import { DAY_MS, MINUTE_MS } from '@/domain/time/durations'
import { parsedItem } from '@/server/content/parsed-items'
import { getCourse } from '@/server/content/read-course'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type DueReason, dueReasonOf, getNextDueDates } from './next-due-dates'
import { type Passage, passageOf } from './passage'
import { type NewAnswer, recordAnswers } from './record-answers'

/** An answer of a review session, given online or earlier while offline. */
export type ReviewAnswer = {
  /** Unique for each tab. With the sequence number, it identifies the answer, so that it counts once. */
  clientId: string
  sequence: number
  versionId: string
  response: unknown
  confidence: number | null
  durationMs: number | null
  /** Chosen by the learner; null to derive the rating from the answer. */
  rating: Rating | null
  /** By the browser's clock; null means now. */
  answeredAt: Date | null
  /** The comparison that it belongs to, if any. */
  pair: string | null
}

export type AnsweredReview = {
  /** The ID of the row in the log; null if the answer couldn't be graded and wasn't saved. */
  id: string | null
  rating: Rating | null
  review: ItemReview
  /** The paragraph of a lesson that the item is based on. */
  passage: Passage | null
  /** When the card is due next. */
  dueAt: Date | null
  /** Why it isn't due when the rating alone would suggest. */
  dueReason: DueReason | null
  /** Whether the answer was confident but wrong. */
  isHighConfidenceError: boolean
  /** The card lapsed so often that it is suspended until its section is read again. */
  isLeech: boolean
  /** The titles of the confused pairs. */
  mixedUp: string[]
}

/** The maximum age of an answer. Older offline answers count as given this long ago. */
const OLDEST_MS = 60 * DAY_MS
/** The maximum time that counts for an answer. Longer times mean that the tab was left open. */
const LONGEST_MS = 10 * MINUTE_MS

/**
 * Grades the answers of review sessions and updates the cards. Empty and invalid answers aren't saved.
 * @returns the results in the same order
 * @throws AppError NOT_FOUND if an item isn't in the course's bank, because keys of other items must not be revealed
 */
export async function answerReviews(
  learnerId: string,
  courseSlug: string,
  answers: readonly ReviewAnswer[],
  now: Date,
): Promise<AnsweredReview[]> {
  const course = getCourse(courseSlug)
  const versions = await findReviewable(
    courseSlug,
    answers.map(({ versionId }) => versionId),
  )
  const graded = answers.map((answer) => {
    const version = versions.get(answer.versionId)
    if (!version) throw new AppError('NOT_FOUND')
    const grade = gradeResponse(version.item, answer.response)
    return { answer, ...version, grade, review: reviewItem(version.item, answer.response, grade) }
  })
  const kept = graded.filter(({ grade }) => grade.status === 'graded')
  const mixUps = (review: ItemReview) => findMixUps(review, course.confusables)
  return db().$transaction(async (tx) => {
    const recorded = await recordAnswers(
      tx,
      learnerId,
      kept.map(({ answer, item, slug, grade }) => ({
        ...toNewAnswer(answer, courseSlug, item, now),
        itemSlug: slug,
        fraction: grade.possible > 0 ? grade.earned / grade.possible : 0,
      })),
    )
    const fresh = new Set(recorded.filter(({ isNew }) => isNew).map(({ sourceKey }) => sourceKey))
    const counted = kept.filter(({ answer }) => fresh.has(sourceKeyOf(answer)))
    await closeDrills(tx, learnerId, courseSlug, {
      pairs: counted.flatMap(({ answer }) => answer.pair ?? []),
      now,
    })
    const mixed = counted.flatMap(({ review }) => mixUps(review).map(({ id }) => id))
    await raiseDrills(tx, learnerId, courseSlug, { pairs: mixed, now })
    const again = await getNextDueDates(tx, learnerId, course, {
      cardIds: recorded.map(({ cardId }) => cardId),
      now,
    })
    return graded.map(({ answer, item, review, grade }) => {
      const row = recorded.find(({ sourceKey }) => sourceKey === sourceKeyOf(answer))
      return {
        id: row?.id ?? null,
        rating: row?.rating ?? null,
        review,
        passage: passageOf(course, item),
        dueAt: (row && again.get(row.cardId)?.dueAt) ?? null,
        dueReason: row ? dueReasonOf(row.fromMemory, again.get(row.cardId)) : null,
        isLeech: (row && again.get(row.cardId)?.isLeech) ?? false,
        isHighConfidenceError: isHighConfidenceError({ ...grade, confidence: answer.confidence }),
        mixedUp: mixUps(review).map(({ title }) => title),
      }
    })
  })
}

const sourceKeyOf = ({ clientId, sequence }: ReviewAnswer) => `review/${clientId}/${sequence}`

function toNewAnswer(
  answer: ReviewAnswer,
  courseSlug: string,
  item: TaughtItem,
  now: Date,
): Omit<NewAnswer, 'itemSlug' | 'fraction'> {
  const { response, confidence, durationMs, rating, versionId } = answer
  const given = Math.min(now.getTime(), answer.answeredAt?.getTime() ?? now.getTime())
  return {
    courseSlug,
    concept: item.concept,
    fact: item.claims[0] ?? '',
    itemVersionId: versionId,
    itemType: item.type,
    origin: 'review',
    sourceKey: sourceKeyOf(answer),
    response,
    confidence,
    durationMs: durationMs === null ? null : Math.min(durationMs, LONGEST_MS),
    hinted: false,
    rating,
    reviewedAt: new Date(Math.max(given, now.getTime() - OLDEST_MS)),
  }
}

/** Finds versions of items in the course's bank. A class's own items can't be reviewed, because their keys must not be revealed. */
export async function findReviewable(courseSlug: string, ids: readonly string[]) {
  const rows = await db().itemVersion.findMany({
    where: {
      id: { in: [...new Set(ids)] },
      item: { classId: null, isAssignmentOnly: false, course: { slug: courseSlug } },
    },
    select: { id: true, content: true, item: { select: { slug: true } } },
  })
  return new Map(
    rows.flatMap((row) => {
      const item = parsedItem(row)
      return isTaught(item) ? [[row.id, { item, slug: row.item.slug }] as const] : []
    }),
  )
}

type Pairs = { pairs: string[]; now: Date }

async function raiseDrills(
  tx: Tx,
  learnerId: string,
  courseSlug: string,
  { pairs, now }: Pairs,
): Promise<void> {
  for (const pair of new Set(pairs))
    await tx.contrastDrill.upsert({
      where: { learnerId_courseSlug_pair: { learnerId, courseSlug, pair } },
      create: { learnerId, courseSlug, pair, raisedAt: now },
      update: { mixUps: { increment: 1 }, raisedAt: now, doneAt: null },
    })
}

async function closeDrills(
  tx: Tx,
  learnerId: string,
  courseSlug: string,
  { pairs, now }: Pairs,
): Promise<void> {
  if (pairs.length === 0) return
  await tx.contrastDrill.updateMany({
    where: { learnerId, courseSlug, pair: { in: pairs }, doneAt: null },
    data: { doneAt: now },
  })
}

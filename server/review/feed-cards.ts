import 'server-only'
import { fractionOfMark } from '@/domain/attempts/grade-place'
import { visibleRows } from '@/domain/attempts/review-policy'
import { TriesSchema } from '@/domain/attempts/tries'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { findWithheld } from '@/server/results/withheld'
import { type NewAnswer, recordAnswers } from './record-answers'

const MOST_ATTEMPTS = 50
const MOST_CHECKS = 500

/**
 * Adds quiz, practice, and quick check responses to the learner's review cards. An attempt waits until its results are visible, because the
 * queue would reveal incorrect answers.
 */
export async function feedCards(learnerId: string, now: Date): Promise<void> {
  const [attempts, checks] = await Promise.all([waitingAttempts(learnerId), waitingChecks(learnerId)])
  const withheld = await findWithheld(
    attempts.map(({ id }) => id),
    now,
  )
  const shown = attempts.filter(
    ({ id, rules, submittedAt }) => !withheld.has(id) && areResultsShown(rules, submittedAt, now),
  )
  if (shown.length === 0 && checks.length === 0) return
  const answers = [...(await fromAttempts(shown)), ...(await fromChecks(checks))]
  await db().$transaction(async (tx) => {
    await recordAnswers(tx, learnerId, answers)
    const ids = (rows: readonly { id: string }[]) => ({ id: { in: rows.map(({ id }) => id) } })
    await tx.attempt.updateMany({ where: ids(shown), data: { fedAt: now } })
    await tx.checkAnswer.updateMany({ where: ids(checks), data: { fedAt: now } })
  })
}

function areResultsShown(stored: unknown, submittedAt: Date | null, now: Date): boolean {
  const { review, closesAt } = rulesOfAttempt(stored)
  const closes = closesAt === null ? null : new Date(closesAt)
  const visible = visibleRows(review, { submittedAt, closesAt: closes }, now)
  return visible.correctness && visible.marks
}

function waitingAttempts(learnerId: string) {
  return db().attempt.findMany({
    where: { learnerId, fedAt: null, state: 'GRADED' },
    orderBy: { startedAt: 'asc' },
    take: MOST_ATTEMPTS,
    select: {
      id: true,
      courseSlug: true,
      quizId: true,
      rules: true,
      submittedAt: true,
      startedAt: true,
      items: {
        where: { status: { in: ['GRADED', 'UNGRADABLE'] }, possible: { gt: 0 } },
        select: {
          slot: true,
          itemVersionId: true,
          earned: true,
          possible: true,
          certainty: true,
          confidence: true,
          tries: true,
          savedAt: true,
          itemVersion: { select: { item: { select: { slug: true } } } },
        },
      },
    },
  })
}

async function fromAttempts(attempts: Awaited<ReturnType<typeof waitingAttempts>>): Promise<NewAnswer[]> {
  const places = await withItems(
    attempts.flatMap(({ items, ...attempt }) => items.map((place) => ({ ...place, attempt }))),
  )
  return places.map(
    ({ attempt, item, slot, earned, possible, certainty, confidence, savedAt, ...place }) => ({
      courseSlug: attempt.courseSlug,
      concept: item.concept,
      fact: item.claims[0] ?? '',
      itemVersionId: place.itemVersionId,
      itemSlug: place.itemVersion.item.slug,
      itemType: item.type,
      origin: attempt.quizId === null ? 'practice' : 'quiz',
      sourceKey: `attempt/${attempt.id}/${slot}`,
      fraction: fractionOfMark({ earned: earned ?? 0, possible, certainty }),
      confidence,
      durationMs: null,
      hinted: TriesSchema.parse(place.tries).length > 1,
      rating: null,
      reviewedAt: savedAt ?? attempt.submittedAt ?? attempt.startedAt,
    }),
  )
}

function waitingChecks(learnerId: string) {
  return db().checkAnswer.findMany({
    where: { learnerId, fedAt: null },
    orderBy: { answeredAt: 'asc' },
    take: MOST_CHECKS,
    select: {
      id: true,
      courseSlug: true,
      itemVersionId: true,
      earned: true,
      possible: true,
      answeredAt: true,
      itemVersion: { select: { item: { select: { slug: true } } } },
    },
  })
}

async function fromChecks(checks: Awaited<ReturnType<typeof waitingChecks>>): Promise<NewAnswer[]> {
  const answers = await withItems(checks)
  return answers.map(
    ({ id, courseSlug, itemVersionId, item, itemVersion, earned, possible, answeredAt }) => ({
      courseSlug,
      concept: item.concept,
      fact: item.claims[0] ?? '',
      itemVersionId,
      itemSlug: itemVersion.item.slug,
      itemType: item.type,
      origin: 'check',
      sourceKey: `check/${id}`,
      fraction: fractionOfMark({ earned, possible, certainty: null }),
      confidence: null,
      durationMs: null,
      hinted: false,
      rating: null,
      reviewedAt: answeredAt,
    }),
  )
}

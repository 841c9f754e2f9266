import 'server-only'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { TriesSchema } from '@/domain/attempts/tries'
import { areOutcomesVisible } from '@/domain/attempts/visibility'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { withVisible } from '@/server/results/visible-attempts'
import { type NewAnswer, recordAnswers } from './record-answers'

const MAX_ATTEMPTS = 50
const MAX_CHECKS = 500

/**
 * Adds quiz, practice, and quick check responses to the learner's review cards. An attempt waits until its results are visible, because the
 * queue would reveal incorrect answers.
 */
export async function syncCards(learnerId: string, now: Date): Promise<void> {
  const [attempts, checks] = await Promise.all([waitingAttempts(learnerId), waitingChecks(learnerId)])
  const shown = (await withVisible(attempts, now)).filter(({ visible }) => areOutcomesVisible(visible))
  if (shown.length === 0 && checks.length === 0) return
  const answers = [...(await fromAttempts(shown)), ...(await fromChecks(checks))]
  await db().$transaction(async (tx) => {
    await recordAnswers(tx, learnerId, answers)
    const ids = (rows: readonly { id: string }[]) => ({ id: { in: rows.map(({ id }) => id) } })
    await tx.attempt.updateMany({ where: ids(shown), data: { cardsSyncedAt: now } })
    await tx.lessonCheck.updateMany({ where: ids(checks), data: { cardsSyncedAt: now } })
  })
}

function waitingAttempts(learnerId: string) {
  return db().attempt.findMany({
    where: { learnerId, cardsSyncedAt: null, state: 'GRADED' },
    orderBy: { startedAt: 'asc' },
    take: MAX_ATTEMPTS,
    select: {
      id: true,
      courseSlug: true,
      quizId: true,
      state: true,
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
  const attemptItems = await withItems(
    attempts.flatMap(({ items, ...attempt }) => items.map((attemptItem) => ({ ...attemptItem, attempt }))),
  )
  return attemptItems.map(
    ({ attempt, item, slot, earned, possible, certainty, confidence, savedAt, ...attemptItem }) => ({
      courseSlug: attempt.courseSlug,
      concept: item.concept,
      fact: item.claims[0] ?? '',
      itemVersionId: attemptItem.itemVersionId,
      itemSlug: attemptItem.itemVersion.item.slug,
      itemType: item.type,
      origin: attempt.quizId === null ? 'practice' : 'quiz',
      sourceKey: `attempt/${attempt.id}/${slot}`,
      fraction: fractionOfPoints({ earned: earned ?? 0, possible, certainty }),
      confidence,
      durationMs: null,
      hinted: TriesSchema.parse(attemptItem.tries).length > 1,
      rating: null,
      reviewedAt: savedAt ?? attempt.submittedAt ?? attempt.startedAt,
    }),
  )
}

function waitingChecks(learnerId: string) {
  return db().lessonCheck.findMany({
    where: { learnerId, cardsSyncedAt: null },
    orderBy: { answeredAt: 'asc' },
    take: MAX_CHECKS,
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
      fraction: fractionOfPoints({ earned, possible, certainty: null }),
      confidence: null,
      durationMs: null,
      hinted: false,
      rating: null,
      reviewedAt: answeredAt,
    }),
  )
}

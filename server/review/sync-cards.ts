import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import type { Rules } from '@/domain/attempts/rules'
import { TriesSchema } from '@/domain/attempts/tries'
import { areOutcomesVisible, outcomesVisibleAt } from '@/domain/attempts/visibility'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { MINUTE_MS } from '@/domain/time/durations'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { log } from '@/server/platform/log'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { withVisible } from '@/server/results/visible-attempts'
import { type NewAnswer, recordAnswers } from './record-answers'

const MAX_ATTEMPTS = 50
const MAX_CHECKS = 500
const MAX_LEARNERS = 200
/** How long to wait before looking again whether withheld results can be shown, because that depends on others. */
const RETRY_MS = 5 * MINUTE_MS

/**
 * Adds a learner's graded responses to their review cards, once each. An attempt waits until its results are visible, because the queue
 * would reveal incorrect answers.
 */
export async function syncCards(learnerId: string, now: Date): Promise<void> {
  const [attempts, checks] = await Promise.all([waitingAttempts(learnerId, now), waitingChecks(learnerId)])
  const found = await withVisible(attempts, now)
  const shown = found.filter(({ visible }) => areOutcomesVisible(visible))
  const answers = [...(await fromAttempts(shown)), ...(await fromChecks(checks))]
  const hidden = found.filter((attempt) => !shown.includes(attempt))
  for (const attempt of hidden) await postpone(attempt, now)
  if (shown.length === 0 && checks.length === 0) return
  await db().$transaction(async (tx) => {
    await recordAnswers(tx, learnerId, answers)
    if (shown.length > 0)
      await tx.attempt.updateMany({ where: idsOf(shown), data: { cardsSyncedAt: now, cardsDueAt: null } })
    if (checks.length > 0)
      await tx.lessonCheck.updateMany({ where: idsOf(checks), data: { cardsSyncedAt: now } })
  })
}

function idsOf(rows: readonly { id: string }[]) {
  return { id: { in: rows.map(({ id }) => id) } }
}

/** Adds responses that were just graded. A failure doesn't affect the grading, because `syncDueCards` tries again. */
export async function syncGraded(learnerId: string, now: Date): Promise<void> {
  await syncCards(learnerId, now).catch((error) => log.error({ error }, 'updating review cards failed'))
}

/**
 * Adds responses whose results became visible after they were graded, and those that weren't added then. Several processes can run it at the
 * same time.
 */
export async function syncDueCards(now: Date): Promise<void> {
  const [attempts, checks] = await Promise.all([
    db().attempt.findMany({
      where: { cardsDueAt: { lte: now } },
      orderBy: { cardsDueAt: 'asc' },
      take: MAX_LEARNERS,
      select: { learnerId: true },
    }),
    db().lessonCheck.findMany({
      where: { cardsSyncedAt: null },
      distinct: ['learnerId'],
      take: MAX_LEARNERS,
      select: { learnerId: true },
    }),
  ])
  const learnerIds = new Set([...attempts, ...checks].map(({ learnerId }) => learnerId))
  for (const learnerId of learnerIds) await syncGraded(learnerId, now)
}

/** Sets when to look again: when the attempt's own rules show its results, or, if others withhold them, in a while. */
async function postpone(
  { id, rules, submittedAt, startedAt, cardsDueAt }: WaitingAttempt,
  now: Date,
): Promise<void> {
  const own = { rules: rulesOfAttempt(rules), submittedAt: submittedAt ?? startedAt }
  const visibleAt = outcomesVisibleAt(own, now)
  // A change of the rules in the meantime makes the attempt due again.
  await db().attempt.updateMany({
    where: { id, cardsDueAt },
    data: { cardsDueAt: visibleAt && visibleAt <= now ? whenClosed(own.rules, now) : visibleAt },
  })
}

/** Withheld results are never shown before the quiz has closed. Without a closing date, only a change of the rules can show them. */
function whenClosed({ closesAt }: Rules, now: Date): Date | null {
  return closesAt === null ? null : new Date(Math.max(closesAt.getTime(), now.getTime() + RETRY_MS))
}

/** What people grade isn't asked in reviews. */
const IS_GRADED_BY_KEY = { itemVersion: { item: { type: { notIn: [...PERSON_GRADED_TYPES] } } } }

type WaitingAttempt = Awaited<ReturnType<typeof waitingAttempts>>[number]

function waitingAttempts(learnerId: string, now: Date) {
  return db().attempt.findMany({
    where: { learnerId, cardsDueAt: { lte: now }, state: 'GRADED' },
    orderBy: { cardsDueAt: 'asc' },
    take: MAX_ATTEMPTS,
    select: {
      id: true,
      courseSlug: true,
      quizId: true,
      state: true,
      rules: true,
      submittedAt: true,
      startedAt: true,
      cardsDueAt: true,
      items: {
        where: { status: { in: ['GRADED', 'UNGRADABLE'] }, possible: { gt: 0 }, ...IS_GRADED_BY_KEY },
        select: {
          slot: true,
          itemVersionId: true,
          earned: true,
          possible: true,
          points: true,
          certainty: true,
          confidence: true,
          tries: true,
          savedAt: true,
          feedback: { select: { earned: true } },
          itemVersion: { select: { item: { select: { slug: true } } } },
        },
      },
    },
  })
}

async function fromAttempts(attempts: readonly WaitingAttempt[]): Promise<NewAnswer[]> {
  const attemptItems = await withCards(
    attempts.flatMap(({ items, ...attempt }) => items.map((attemptItem) => ({ ...attemptItem, attempt }))),
  )
  return attemptItems.map(
    ({
      attempt,
      item,
      card,
      slot,
      earned,
      possible,
      points,
      certainty,
      confidence,
      savedAt,
      feedback,
      ...attemptItem
    }) => ({
      courseSlug: attempt.courseSlug,
      ...card,
      itemVersionId: attemptItem.itemVersionId,
      itemSlug: attemptItem.itemVersion.item.slug,
      itemType: item.type,
      origin: attempt.quizId === null ? 'practice' : 'quiz',
      sourceKey: `attempt/${attempt.id}/${slot}`,
      fraction: fractionOfPoints({
        earned: earned ?? 0,
        possible,
        points,
        certainty,
        isChanged: typeof feedback?.earned === 'number',
      }),
      confidence,
      durationMs: null,
      hinted: TriesSchema.parse(attemptItem.tries).length > 1,
      rating: null,
      reviewedAt: savedAt ?? attempt.submittedAt ?? attempt.startedAt,
    }),
  )
}

/** Adds the item and its card to answers. Leaves out those of a class's own questions that have no concept or no claim: they ask for no fact. */
async function withCards<T extends { itemVersionId: string }>(rows: readonly T[]) {
  return (await withItems(rows)).flatMap((row) => {
    const { concept, claims } = row.item
    const [fact] = claims
    return concept === undefined || fact === undefined ? [] : [{ ...row, card: { concept, fact } }]
  })
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
  const answers = await withCards(checks)
  return answers.map(
    ({ id, courseSlug, itemVersionId, item, card, itemVersion, earned, possible, answeredAt }) => ({
      courseSlug,
      ...card,
      itemVersionId,
      itemSlug: itemVersion.item.slug,
      itemType: item.type,
      origin: 'check',
      sourceKey: `check/${id}`,
      fraction: fractionOfPoints({ earned, possible, certainty: null, points: possible }),
      confidence: null,
      durationMs: null,
      hinted: false,
      rating: null,
      reviewedAt: answeredAt,
    }),
  )
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Rules } from '@/domain/attempts/rules'
import { ReleasedGradingSchema } from '@/domain/grading/rubric-grading'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { DAY_MS } from '@/domain/time/durations'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { QUIZ_COLUMNS, rulesOfAttempt, toQuiz } from '@/server/quizzes/quiz-rules'
import { requestNotice } from '@/server/regrade-requests/create-regrade-request'
import { lockGrading } from '@/server/regrading/active-regrades'
import { anonymizeAttemptItems, anonymizeGrade, anonymizeResponseLog } from './account-statements'

/**
 * Anonymizes the graded attempts at assignments before an account is deleted, so that the statistics of classes don't change. Nothing identifies the
 * person: each assignment gets a separate owner, attempts get new IDs, times start at midnight, rules lose overrides and accommodations, and device
 * IDs and written texts are removed. The deletion of the account removes everything else.
 * @throws AppError CONFLICT while a regrade of the attempts is running
 */
export async function anonymizeResponses(tx: Tx, learnerId: string): Promise<void> {
  const attempts = await tx.attempt.findMany({
    where: { learnerId, state: 'GRADED', quiz: { assignment: { isNot: null } } },
    select: { id: true, startedAt: true, submittedAt: true, rules: true, quiz: { select: QUIZ_COLUMNS } },
  })
  // Manual grades without an attempt count in averages too.
  const grades = await tx.grade.findMany({
    where: {
      learnerId,
      quiz: { assignment: { isNot: null } },
      OR: [{ manualRatio: { not: null } }, { scoreRatio: { not: null } }],
    },
    select: { quiz: { select: QUIZ_COLUMNS } },
  })
  const quizzes = new Map(
    [...attempts, ...grades].flatMap(({ quiz }) => (quiz ? [[quiz.id, toQuiz(quiz)]] : [])),
  )
  await assertNoRegradeRuns(tx, [...quizzes.keys()].sort())
  for (const [quizId, quiz] of quizzes) {
    const anonymousId = await createAnonymousOwner(tx)
    const own = attempts.filter((attempt) => attempt.quiz?.id === quizId)
    for (const attempt of own)
      await reassignAttempt(tx, anonymousId, {
        ...attempt,
        rules: withoutGrants(rulesOfAttempt(attempt.rules), quiz.rules),
      })
    await anonymizeGrade(tx, { quizId, learnerId }, anonymousId)
  }
}

/** Deletes the notifications that contain a learner's regrade requests. */
export async function deleteRequestNotices(tx: Tx, learnerId: string): Promise<void> {
  const regradeRequests = await tx.regradeRequest.findMany({
    where: { learnerId },
    select: { classId: true, argument: true },
  })
  for (const { classId, argument } of regradeRequests)
    await tx.notification.deleteMany({ where: requestNotice({ classId, argument }) })
}

/** Ensures that no regrade is running, and none starts before the transaction ends, because a regrade processes attempts in the order of their owners. */
async function assertNoRegradeRuns(tx: Tx, quizIds: string[]): Promise<void> {
  for (const quizId of quizIds) await lockGrading(tx, quizId)
  const running = await tx.regradeRun.count({
    where: { quizId: { in: quizIds }, state: { in: ['RUNNING', 'UNDOING'] } },
  })
  if (running > 0)
    throw new AppError('CONFLICT', {
      userMessage: 'Your answers are being regraded. Try again in a minute.',
    })
}

/** Creates an owner without a name, an email, or a way to sign in. Its dates are fixed, because equal dates would link the answers of one person. */
async function createAnonymousOwner(tx: Tx): Promise<string> {
  const never = new Date(0)
  const data = { id: randomUUID(), isAnonymous: true, createdAt: never, lastSeenAt: never }
  return (await tx.user.create({ data, select: { id: true } })).id
}

/** Replaces the learner's overrides and accommodations in an attempt's rules with the quiz's own values, because an accommodation is sensitive. */
function withoutGrants(own: Rules, forAll: Rules): Rules {
  const { opensAt, closesAt, dueAt, timeLimitMinutes, attempts, onePerPage } = forAll
  return { ...own, opensAt, closesAt, dueAt, timeLimitMinutes, attempts, onePerPage }
}

type Left = { id: string; startedAt: Date; submittedAt: Date | null; rules: Rules }

/** Gives an attempt to the anonymous owner. Shifts all times so that the attempt starts at midnight, which keeps how long each answer took. */
async function reassignAttempt(
  tx: Tx,
  anonymousId: string,
  { id: known, startedAt, submittedAt, rules }: Left,
): Promise<void> {
  const id = randomUUID()
  const shiftMs = startedAt.getTime() % DAY_MS
  const shifted = (date: Date) => new Date(date.getTime() - shiftMs)
  // Foreign keys update the ID in attempt items, response log, and regrade changes.
  await tx.attempt.updateMany({
    where: { id: known },
    data: {
      ...{ id, learnerId: anonymousId, rules: toJson(rules), seenSlot: null, lastSeenAt: null },
      ...{ closesAt: null, dueAt: null, cardsSyncedAt: null, cardsDueAt: null, gradedAt: null },
      startedAt: shifted(startedAt),
      submittedAt: submittedAt && shifted(submittedAt),
    },
  })
  await anonymizeAttemptItems(tx, id, { anonymousId, shiftMs })
  await anonymizeResponseLog(tx, id, { anonymousId, shiftMs })
  await eraseWrittenTexts(tx, id)
  await eraseFeedbackTexts(tx, id)
  await tx.regradeChange.updateMany({ where: { attemptId: id }, data: { learnerId: anonymousId } })
}

/** Removes what staff wrote about the person's answers. The points stay. */
async function eraseFeedbackTexts(tx: Tx, attemptId: string): Promise<void> {
  await tx.rubricGrading.deleteMany({ where: { attemptId } })
  await tx.answerFeedback.updateMany({
    where: { attemptId },
    data: { reason: null, comment: null, updatedAt: new Date(0) },
  })
  for (const { slot, released } of await tx.answerFeedback.findMany({
    where: { attemptId, NOT: { released: { equals: Prisma.AnyNull } } },
    select: { slot: true, released: true },
  }))
    await tx.answerFeedback.update({
      where: { attemptId_slot: { attemptId, slot } },
      data: { released: { ...ReleasedGradingSchema.parse(released), comment: '' }, updatedAt: new Date(0) },
    })
}

/** Replaces the texts of open responses, in which people write about themselves. They still count as answers. */
async function eraseWrittenTexts(tx: Tx, attemptId: string): Promise<void> {
  const written = await tx.attemptItem.findMany({
    where: { attemptId, itemVersion: { item: { type: { in: [...PERSON_GRADED_TYPES] } } } },
    select: { slot: true },
  })
  const of = {
    where: {
      ...{ attemptId, slot: { in: written.map(({ slot }) => slot) } },
      NOT: { response: { equals: Prisma.AnyNull } },
    },
    data: { response: '[deleted]' },
  }
  await tx.attemptItem.updateMany(of)
  await tx.responseLog.updateMany(of)
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Rules } from '@/domain/attempts/rules'
import { Prisma } from '@/generated/prisma/client'
import { disputeMessage } from '@/server/disputes/open-dispute'
import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { QUIZ_COLUMNS, rulesOfAttempt, toQuiz } from '@/server/quizzes/quiz-rules'
import { holdGrading } from '@/server/regrading/standing-regrades'

/**
 * Before an account is deleted: its graded attempts at the assignments of classes become nobody's, so that the statistics of those classes stay what they
 * were. Nothing of them leads to the person: each assignment gets an owner of its own, attempts get new ids, times begin with the day, rules lose what was
 * granted, and devices their names. Everything else is left for the deletion.
 * @throws AppError CONFLICT while a regrade goes through them
 */
export async function leaveAnswersBehind(tx: Tx, learnerId: string): Promise<void> {
  const attempts = await tx.attempt.findMany({
    where: { learnerId, state: 'GRADED', quiz: { assignment: { isNot: null } } },
    select: { id: true, startedAt: true, rules: true, quiz: { select: QUIZ_COLUMNS } },
  })
  // A grade that was set by hand, without an attempt, counts in the means too.
  const marks = await tx.mark.findMany({
    where: {
      learnerId,
      quiz: { assignment: { isNot: null } },
      OR: [{ manualRatio: { not: null } }, { scoreRatio: { not: null } }],
    },
    select: { quiz: { select: QUIZ_COLUMNS } },
  })
  const quizzes = new Map(
    [...attempts, ...marks].flatMap(({ quiz }) => (quiz ? [[quiz.id, toQuiz(quiz)]] : [])),
  )
  await assertNoRegradeRuns(tx, [...quizzes.keys()].sort())
  for (const [quizId, quiz] of quizzes) {
    const nobody = await addNobody(tx)
    const own = attempts.filter((attempt) => attempt.quiz?.id === quizId)
    for (const attempt of own)
      await handTo(tx, nobody, {
        ...attempt,
        rules: withoutGrants(rulesOfAttempt(attempt.rules), quiz.rules),
      })
    // What staff wrote goes; what counts stays, so that means don't change.
    await tx.$executeRaw`
      UPDATE "Mark" SET "learnerId" = ${nobody}, "manualReason" = NULL, "note" = NULL, "updatedAt" = DATE_TRUNC('day', "updatedAt")
      WHERE "quizId" = ${quizId} AND "learnerId" = ${learnerId}`
  }
}

/** What somebody wrote to those who teach stands in their messages too. */
export async function takeBackDisputes(tx: Tx, learnerId: string): Promise<void> {
  const disputes = await tx.dispute.findMany({
    where: { learnerId },
    select: { classId: true, argument: true },
  })
  for (const { classId, argument } of disputes)
    await tx.message.deleteMany({ where: disputeMessage({ classId, argument }) })
}

/** A regrade goes through the attempts in the order of their owners: none runs, and none begins before this ends. */
async function assertNoRegradeRuns(tx: Tx, quizIds: string[]): Promise<void> {
  for (const quizId of quizIds) await holdGrading(tx, quizId)
  const running = await tx.regradeRun.count({
    where: { quizId: { in: quizIds }, state: { in: ['RUNNING', 'UNDOING'] } },
  })
  if (running > 0)
    throw new AppError('CONFLICT', {
      userMessage: 'Answers of yours are being graded again at this moment. Please try again in a minute.',
    })
}

/** An owner without name, address or way in. Its dates say nothing either: equal ones would tell which answers are of one person. */
async function addNobody(tx: Tx): Promise<string> {
  const never = new Date(0)
  const data = { id: randomUUID(), isAnonymous: true, createdAt: never, lastSeenAt: never }
  return (await tx.user.create({ data, select: { id: true } })).id
}

/** The rules of an attempt with what the quiz gives to everybody in place of what this person had: an accommodation tells much about somebody. */
function withoutGrants(own: Rules, forAll: Rules): Rules {
  const { opensAt, closesAt, dueAt, timeLimitMinutes, attempts, onePerPage } = forAll
  return { ...own, opensAt, closesAt, dueAt, timeLimitMinutes, attempts, onePerPage }
}

type Left = { id: string; startedAt: Date; rules: Rules }

/** All times move by as much as the attempt's start lies after midnight: how long an answer took stays. */
async function handTo(tx: Tx, nobody: string, { id: known, startedAt, rules }: Left): Promise<void> {
  const id = randomUUID()
  const shift = Prisma.sql`${startedAt.getTime() % DAY_MS}::int * INTERVAL '1 millisecond'`
  // Places, log and ledger follow the new id by their foreign keys.
  await tx.$executeRaw`
    UPDATE "Attempt" SET "id" = ${id}, "learnerId" = ${nobody}, "rules" = ${JSON.stringify(rules)}::jsonb, "seenSlot" = NULL, "lastSeenAt" = NULL,
      "closesAt" = NULL, "dueAt" = NULL, "fedAt" = NULL, "startedAt" = "startedAt" - ${shift}, "submittedAt" = "submittedAt" - ${shift}, "gradedAt" = NULL
    WHERE "id" = ${known}`
  await tx.$executeRaw`
    UPDATE "AttemptItem" SET "learnerId" = ${nobody}, "clientId" = NULL, "flagged" = FALSE, "savedAt" = "savedAt" - ${shift}, "lockedAt" = "lockedAt" - ${shift},
      "tries" = (
        SELECT COALESCE(jsonb_agg(jsonb_set(try."value", '{checkedAt}', ${JSON.stringify(new Date(0))}::jsonb) ORDER BY try."place"), '[]')
        FROM jsonb_array_elements("tries") WITH ORDINALITY AS try("value", "place"))
    WHERE "attemptId" = ${id}`
  await tx.$executeRaw`
    UPDATE "ResponseLog" SET "learnerId" = ${nobody}, "clientId" = '', "receivedAt" = "receivedAt" - ${shift}, "acceptedAt" = "acceptedAt" - ${shift}
    WHERE "attemptId" = ${id}`
  await tx.$executeRaw`UPDATE "RegradeChange" SET "learnerId" = ${nobody} WHERE "attemptId" = ${id}`
}

const DAY_MS = 24 * 3_600_000

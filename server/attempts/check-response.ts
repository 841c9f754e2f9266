import 'server-only'
import { canComeBack, practiceOriginOf } from '@/domain/attempts/practice'
import type { Rules } from '@/domain/attempts/rules'
import { checkTry, TriesSchema, type Try, triesOf } from '@/domain/attempts/tries'
import { isCheckingWithheld } from '@/domain/attempts/visibility'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { type CheckedAttempt, lockCheckedAttempt } from './attempt-statements'
import { ASSIGNMENT_ONLY_COLUMN } from './find-results'
import { noAccess } from './no-access'
import { type Checking, checkingOf } from './queries'
import { getSlotItem } from './slot-items'

type Request = { learnerId: string; attemptId: string; slot: number; now: Date }

/**
 * Checks the saved answer to a question, which uses a try. Checking the same answer twice in a row (a double click) uses only one.
 * @returns the state of the question, with the results that the learner can see
 * @throws AppError NOT_FOUND, CLOSED (not open, no tries left, not the current question of a sequential quiz), INVALID_INPUT (not answered, invalid, or the quiz doesn't check answers)
 */
export async function checkResponse(request: Request): Promise<Checking> {
  const { learnerId, attemptId, slot, now } = request
  const item = await getSlotItem(request)
  return db().$transaction(async (tx) => {
    const attempt = await lockCheckedAttempt(tx, { attemptId, learnerId, now })
    if (!attempt) throw noAccess()
    const rules = rulesOfAttempt(attempt.rules)
    assertOpen(attempt, rules, slot)
    const stored = await tx.attemptItem.findFirst({
      where: { attemptId, slot, learnerId },
      select: CHECKED_COLUMNS,
    })
    if (!stored) throw noAccess()
    const attemptItem = { ...stored, item, seed: attempt.seed }
    if (isCheckingWithheld(stored.itemVersion.item.isAssignmentOnly, rules))
      throw new AppError('INVALID_INPUT', {
        userMessage:
          'This question is graded when you submit. Its results stay hidden until the assignment closes for everyone.',
      })
    const tries = TriesSchema.parse(attemptItem.tries)
    if (isRepeated(tries, attemptItem.response)) return checkingFor(attemptItem, rules)
    const outcome = checkTry(
      item,
      rules,
      attemptItem.lockedAt ? triesOf(rules, item.type) : tries.length,
      attemptItem.response,
    )
    if (!outcome.ok)
      throw new AppError(outcome.reason === 'no-tries-left' ? 'CLOSED' : 'INVALID_INPUT', {
        userMessage: outcome.message,
      })
    const entry: Try = { response: attemptItem.response, checkedAt: now.toISOString() }
    const changed = { ...attemptItem, tries: [...tries, entry], lockedAt: outcome.isFinal ? now : null }
    await tx.attemptItem.update({
      where: { attemptId_slot: { attemptId, slot } },
      data: { tries: toJson(changed.tries), lockedAt: changed.lockedAt },
      select: { slot: true },
    })
    await tx.responseLog.create({ data: logOf(request, attemptItem), select: { id: true } })
    const isMissed = outcome.isFinal && !meetsThreshold(outcome.grade.earned, outcome.grade.possible)
    if (isMissed && practiceOriginOf(attempt.seed)) await askAgain(tx, attemptId, stored)
    return checkingFor(changed, rules)
  })
}

type AskedQuestion = { learnerId: string; itemVersionId: string; concept: string | null }

/** Adds a question of a practice session again, after all others. The attempt is locked. */
async function askAgain(tx: Tx, attemptId: string, { learnerId, itemVersionId, concept }: AskedQuestion) {
  const asked = await tx.attemptItem.findMany({ where: { attemptId }, select: { itemVersionId: true } })
  const timesAsked = asked.filter((other) => other.itemVersionId === itemVersionId).length
  if (!canComeBack(timesAsked)) return
  await tx.attemptItem.create({
    data: { attemptId, slot: asked.length + 1, learnerId, itemVersionId, concept },
    select: { slot: true },
  })
}

const CHECKED_COLUMNS = {
  slot: true,
  learnerId: true,
  itemVersionId: true,
  concept: true,
  response: true,
  revision: true,
  clientId: true,
  sequence: true,
  certainty: true,
  confidence: true,
  tries: true,
  lockedAt: true,
  itemVersion: ASSIGNMENT_ONLY_COLUMN,
} as const

function assertOpen(attempt: CheckedAttempt, { sequential }: Rules, slot: number): void {
  const { state, isTimeUp, isArchived, currentSlot } = attempt
  if (isArchived)
    throw new AppError('CLOSED', { userMessage: 'This class is archived, so your attempt was submitted.' })
  if (state !== 'IN_PROGRESS' || isTimeUp)
    throw new AppError('CLOSED', { userMessage: 'This attempt is closed and no longer accepts answers.' })
  if (sequential && slot !== currentSlot)
    throw new AppError('CLOSED', { userMessage: 'You can check only the current question.' })
}

function isRepeated(tries: readonly Try[], response: unknown): boolean {
  const last = tries.at(-1)
  return last !== undefined && JSON.stringify(last.response) === JSON.stringify(response)
}

function checkingFor(attemptItem: Parameters<typeof checkingOf>[0], rules: Rules): Checking {
  const checking = checkingOf(attemptItem, rules)
  if (!checking)
    throw new AppError('INVALID_INPUT', { userMessage: 'This quiz is graded when you submit it.' })
  return checking
}

type LoggedItem = {
  response: unknown
  revision: number
  clientId: string | null
  sequence: number
  certainty: number | null
  confidence: number | null
}

function logOf({ learnerId, attemptId, slot }: Request, attemptItem: LoggedItem) {
  const { response, revision, clientId, sequence, certainty, confidence } = attemptItem
  return {
    learnerId,
    attemptId,
    slot,
    revision,
    clientId: clientId ?? '',
    sequence,
    response: toJson(response),
    certainty,
    confidence,
    isTry: true,
  }
}

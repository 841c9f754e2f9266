import 'server-only'
import { type PracticeStep, practiceOriginOf, practiceStepOf } from '@/domain/attempts/practice'
import type { Rules } from '@/domain/attempts/rules'
import { hintAfter, TriesSchema, triesOf } from '@/domain/attempts/tries'
import { isCheckingWithheld, visibleOfCheck } from '@/domain/attempts/visibility'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import { type AnswerProgress, answerProgress } from '@/domain/items/answer-progress'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import type { ItemResponse } from '@/domain/items/response'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'
import { validateResponse } from '@/domain/items/validate-response'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { withVisiblePoints } from '@/server/results/visible-attempts'
import { closeAttempt } from './close-due-attempts'
import { ASSIGNMENT_ONLY_COLUMN, itemResult } from './find-results'
import { inReachOf } from './in-reach'
import { noAccess } from './no-access'
import { HOME_COLUMNS, homeOfQuiz, type QuizHome } from './quiz-home'
import { savedResponse } from './save-statements'
import { cacheSlotItem } from './slot-items'

/** A question of an attempt, as the list of questions shows it. */
export type QuestionSummary = {
  slot: number
  progress: AnswerProgress
  flagged: boolean
  isLocked: boolean
  /** What the learner should know about the answer before submitting. */
  advice?: string | null
}

/** A question without key, hints, and feedback, except what the learner's checks revealed. */
export type AskedItem = {
  slot: number
  item: PublicItem
  response: ItemResponse
  flagged: boolean
  revision: number
  certainty: number | null
  confidence: number | null
  /** What it is worth; left out before the attempt is saved. */
  points?: number
  /** The state of checking; null if the quiz doesn't check answers during the attempt. */
  checking: Checking | null
}

export type Checking = {
  triesUsed: number
  triesLeft: number
  /** Whether the answer is final. */
  isLocked: boolean
  /** Shown between two tries. */
  hint: string | null
  /** The visible results of the last checked response; null before the first check. */
  review: VisibleResult | null
}

export type OpenAttempt = {
  id: string
  title: string
  courseSlug: string
  /** Null for a practice set. */
  quizSlug: string | null
  home: QuizHome | null
  /** How far a practice session is; null for another attempt. */
  practice: PracticeStep | null
  state: StoredAttemptState
  rules: Rules
  startedAt: Date
  closesAt: Date | null
  /** When the server acts on it next: when it closes or the grace period ends. */
  dueAt: Date | null
  /** The current question of a sequential quiz. */
  currentSlot: number
  questions: QuestionSummary[]
}

/**
 * Returns an attempt. Closes it first if its time is up, so that it is never shown as open after that.
 * @throws AppError NOT_FOUND if the attempt isn't this learner's
 */
export async function getAttempt(learnerId: string, attemptId: string, now: Date): Promise<OpenAttempt> {
  const attempt = await readAttempt(learnerId, attemptId)
  if (!attempt.dueAt || attempt.dueAt > now) return attempt
  return (await closeAttempt(attemptId, now)) ? readAttempt(learnerId, attemptId) : attempt
}

async function readAttempt(learnerId: string, attemptId: string): Promise<OpenAttempt> {
  const attempt = await db().attempt.findFirst({
    where: { ...inReachOf(learnerId), id: attemptId },
    select: {
      id: true,
      title: true,
      courseSlug: true,
      seed: true,
      state: true,
      rules: true,
      startedAt: true,
      closesAt: true,
      dueAt: true,
      currentSlot: true,
      quiz: { select: HOME_COLUMNS },
      items: {
        orderBy: { slot: 'asc' },
        select: { slot: true, response: true, itemVersionId: true, flagged: true, lockedAt: true },
      },
    },
  })
  if (!attempt) throw noAccess()
  const { quiz, items, rules, seed, ...rest } = attempt
  const questions = (await withItems(items)).map(({ slot, response, item, flagged, lockedAt }) => ({
    slot,
    progress: progressOf(item, response),
    advice: responseByType[item.type].advise?.(toPublicItem(item), response) ?? null,
    flagged,
    isLocked: lockedAt !== null,
  }))
  const home = quiz && homeOfQuiz(rest.courseSlug, quiz)
  const asked = items.map(({ itemVersionId }) => itemVersionId)
  const practice = practiceOriginOf(seed) && practiceStepOf(asked, rest.currentSlot)
  return { ...rest, rules: rulesOfAttempt(rules), quizSlug: quiz?.slug ?? null, home, practice, questions }
}

/** Returns how much of an item a saved response answers. */
function progressOf(item: Item, response: unknown): AnswerProgress {
  const asked = toPublicItem(item)
  return answerProgress(asked, response, { isInvalid: !validateResponse(asked, response).ok })
}

/** Lists the questions in the given slots, with the attempt's order of options. For a sequential quiz, only the current one. */
export async function listAskedItems(
  learnerId: string,
  attemptId: string,
  slots: number[],
): Promise<AskedItem[]> {
  const rows = await db().attemptItem.findMany({
    where: { attemptId, learnerId, slot: { in: slots }, attempt: inReachOf(learnerId) },
    orderBy: { slot: 'asc' },
    select: {
      slot: true,
      concept: true,
      response: true,
      flagged: true,
      revision: true,
      points: true,
      certainty: true,
      confidence: true,
      tries: true,
      lockedAt: true,
      attempt: { select: { seed: true, rules: true, currentSlot: true } },
      itemVersionId: true,
      itemVersion: ASSIGNMENT_ONLY_COLUMN,
    },
  })
  return (await withItems(rows)).flatMap((row) => {
    const { slot, attempt, item, flagged, revision, certainty, confidence, points } = row
    const rules = rulesOfAttempt(attempt.rules)
    if (rules.sequential && slot !== attempt.currentSlot) return []
    cacheSlotItem({ learnerId, attemptId, slot }, item)
    const asked = toPublicItem(item, presentationOrder(item, attempt.seed))
    const response = savedResponse(row.response)
    return [
      {
        slot,
        item: asked,
        response,
        flagged,
        revision,
        certainty,
        confidence,
        points,
        checking: checkingOf({ ...row, seed: attempt.seed }, rules),
      },
    ]
  })
}

type CheckedRow = Parameters<typeof itemResult>[0]

/** Returns the state of checking for a question. Before the last try, it contains only what the learner needs for the next one. */
export function checkingOf(row: CheckedRow, rules: Rules): Checking | null {
  const most = triesOf(rules, row.item.type)
  // Checking would reveal the key of an assignment-only question while others are working, so it is graded at submission.
  if (most === 0 || isCheckingWithheld(row.itemVersion.item.isAssignmentOnly, rules)) return null
  const tries = TriesSchema.parse(row.tries)
  const last = tries.at(-1)
  const isLocked = row.lockedAt !== null
  const visible = visibleOfCheck(rules, isLocked)
  const checked = { ...row, response: last?.response ?? null, tries: tries as unknown }
  return {
    triesUsed: tries.length,
    triesLeft: isLocked ? 0 : most - tries.length,
    isLocked,
    hint: isLocked ? null : hintAfter(row.item, tries.length),
    review: last ? itemResult(checked, rules, visible, false).attemptItem.review : null,
  }
}

export type AttemptSummary = {
  id: string
  number: number
  state: StoredAttemptState
  startedAt: Date
  submittedAt: Date | null
  closesAt: Date | null
  isLate: boolean
  /** Null while the quiz hides points. */
  earned: number | null
  possible: number | null
  /** The number of its answers that only a person can grade, once it is graded. */
  waiting: number
}

/** Lists a learner's attempts at a quiz, newest first. */
export async function listAttemptsAtQuiz(
  learnerId: string,
  quizId: string,
  now: Date,
): Promise<AttemptSummary[]> {
  const rows = await db().attempt.findMany({
    where: { learnerId, quizId },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      state: true,
      startedAt: true,
      submittedAt: true,
      closesAt: true,
      isLate: true,
      earned: true,
      possible: true,
      rules: true,
      // Grading gives every answer another status, unless only a person can grade it.
      _count: { select: { items: { where: { status: 'ANSWERED', attempt: { state: 'GRADED' } } } } },
    },
  })
  return (await withVisiblePoints(rows, now)).map(({ _count, ...row }) => ({ ...row, waiting: _count.items }))
}

/** Whether the learner has exactly one graded attempt. */
export async function isFirstResult(learnerId: string): Promise<boolean> {
  return (await db().attempt.count({ where: { learnerId, state: 'GRADED' }, take: 2 })) === 1
}

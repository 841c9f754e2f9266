import 'server-only'
import { isSubmittedByClock } from '@/domain/attempts/attempt'
import { gradeAttemptItem } from '@/domain/attempts/grade-attempt-item'
import { type PracticeOrigin, practiceOriginOf } from '@/domain/attempts/practice'
import { QuizSchema } from '@/domain/attempts/quiz'
import type { Behavior, Rules } from '@/domain/attempts/rules'
import { type AttemptScore, scoreAttempt } from '@/domain/attempts/score-attempt'
import { readSelfCheck } from '@/domain/attempts/self-check'
import { type StaffFeedback, type StoredFeedback, visibleFeedback } from '@/domain/attempts/staff-feedback'
import { TriesSchema } from '@/domain/attempts/tries'
import {
  isScoreVisible,
  showsMoreAfterClosing,
  type Visible,
  visibleOfAttempt,
  visibleOfItem,
} from '@/domain/attempts/visibility'
import { overallFeedback, type VisibleResult, visibleResult } from '@/domain/attempts/visible-result'
import {
  type Calibration,
  calibrationOf,
  highConfidenceErrorsFirst,
  type StatedAnswer,
} from '@/domain/calibration/calibration'
import { reviewItem } from '@/domain/grading/review-item'
import { staffPointsOf, withStaffPoints } from '@/domain/grading/staff-points'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { type PublicItem, toPublicItem } from '@/domain/items/to-public-item'
import { RegradedSchema } from '@/domain/regrading/regrade'
import { answerForVersion } from '@/domain/regrading/response-for-version'
import { parsedItem, withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { canShowAssignmentOnlyKeys } from '@/server/results/assignment-only-keys'
import { inReachOf } from './in-reach'
import { noAccess } from './no-access'
import { HOME_COLUMNS, homeOfQuiz, type QuizHome } from './quiz-home'

export type ItemResult = {
  slot: number
  /** As the learner saw it. */
  item: PublicItem
  review: VisibleResult
  triesUsed: number
  certainty: number | null
  confidence: number | null
  /** The IDs of the criteria that the learner checked off; null if never saved, or while the rubric is hidden. */
  met: readonly string[] | null
  /** Why the points changed; null if the question wasn't regraded, the points didn't change, or they are hidden. */
  regrade: RegradeNote | null
  staff: StaffFeedback
}

export type RegradeNote = {
  before: number
  after: number
  /** Whether the question was dropped. */
  isDropped: boolean
  reason: string
}

export type AttemptResults = {
  id: string
  title: string
  courseSlug: string
  /** Null for a practice set. */
  quizSlug: string | null
  home: QuizHome | null
  /** The lesson of a lesson quiz. */
  lesson: string | null
  /** What a practice session practiced; null for another attempt. */
  practice: PracticeOrigin | null
  behavior: Behavior
  submittedAt: Date
  /** Whether the server submitted it because time ran out. */
  isSubmittedByClock: boolean
  isLate: boolean
  /** The late penalty, as a share of the points. */
  lateShare: number
  /** When the quiz closes for this learner and more results can become visible; null if never. */
  closesAt: Date | null
  /** Whether its closing shows more than now. */
  showsMoreAfterClosing: boolean
  visible: Visible
  /**
   * The number of assignment-only questions whose results are withheld until the assignment has closed for everyone. If there are any,
   * everything calculated from all answers is left out, because it would reveal what those questions earned.
   */
  withheld: number
  /** The number of assignment-only questions whose correct answers stay hidden until then, whatever the quiz's results policy is. */
  keysHidden: number
  /** Whether an instructor confirmed that their points and feedback are shown anyway. */
  showsAssignmentOnlyResults: boolean
  /** The number of questions. */
  total: number
  /** Null while points are hidden. At least 0 with certainty-based scoring. */
  earned: number | null
  possible: number | null
  unanswered: number
  ungradable: number
  /** Answers that only a person can grade. They don't count in the points. */
  waiting: number
  /** Empty while points are hidden. */
  concepts: AttemptScore['byConcept']
  overallFeedback: string | null
  /** Null while correctness is hidden. */
  calibration: Calibration | null
  /** Confident but wrong answers first if correctness is visible; empty if the attempt is hidden. */
  items: ItemResult[]
}

/**
 * Returns the results of a graded attempt that the quiz's results policy shows at `now`. Hidden results never leave this function.
 * @returns null if the attempt isn't graded
 * @throws AppError NOT_FOUND if the attempt isn't this learner's
 */
export async function findResults(
  learnerId: string,
  attemptId: string,
  now: Date,
): Promise<AttemptResults | null> {
  const attempt = await db().attempt.findFirst({
    where: { ...inReachOf(learnerId), id: attemptId },
    select: REVIEWED,
  })
  if (!attempt) throw noAccess()
  if (attempt.state !== 'GRADED' || !attempt.submittedAt) return null
  const rules = rulesOfAttempt(attempt.rules)
  const graded = { rules, isGraded: true, submittedAt: attempt.submittedAt }
  const visible = visibleOfAttempt(graded, false, now)
  const rows = await withItems(attempt.items)
  const versions = await changedItems(attempt.items)
  const areKeysOpen = await canShowKeys(attempt, versions, now)
  const attemptItems = rows.map((row) =>
    itemResult({ ...row, seed: attempt.seed }, rules, visible, areKeysOpen, regradedOf(row, versions)),
  )
  const { unanswered, ungradable, waiting, byConcept, scoreRatio } = scoreAttempt(
    attemptItems.map(({ graded }) => graded),
  )
  const withheld = attemptItems.filter(({ isWithheld }) => isWithheld).length
  const keysHidden = attemptItems.filter(({ isKeyHidden }) => isKeyHidden).length
  const ofWhole = visibleOfAttempt(graded, withheld > 0, now)
  const { id, title, courseSlug, quiz, submittedAt, isLate, lateShare, earned, possible } = attempt
  const definition = quiz && QuizSchema.parse(quiz.definition)
  return {
    id,
    title,
    courseSlug,
    quizSlug: quiz?.slug ?? null,
    home: quiz && homeOfQuiz(courseSlug, quiz),
    lesson: definition?.kind === 'lesson' ? definition.lesson : null,
    practice: practiceOriginOf(attempt.seed),
    behavior: rules.behavior,
    submittedAt,
    isSubmittedByClock: isSubmittedByClock(attempt),
    isLate,
    lateShare,
    closesAt: rules.closesAt,
    showsMoreAfterClosing: showsMoreAfterClosing(graded, now),
    visible,
    withheld,
    keysHidden,
    showsAssignmentOnlyResults: rules.showAssignmentOnlyResults,
    total: attemptItems.length,
    earned: ofWhole.points ? earned : null,
    possible: ofWhole['possible-points'] ? possible : null,
    unanswered,
    ungradable,
    waiting,
    concepts: isScoreVisible(ofWhole) ? byConcept.filter((concept) => concept.possible > 0) : [],
    overallFeedback:
      ofWhole['overall-feedback'] && definition
        ? overallFeedback(definition.overallFeedback, scoreRatio ?? 0)
        : null,
    calibration: ofWhole.correctness ? calibrationOf(attemptItems.map(statedAnswer)) : null,
    items: visible.attempt
      ? inReviewOrder(attemptItems, ofWhole.correctness).map(({ attemptItem }) => attemptItem)
      : [],
  }
}

/** What `itemResult` needs of an attempt item in addition to its answer. */
export const ASSIGNMENT_ONLY_COLUMN = { select: { item: { select: { isAssignmentOnly: true } } } } as const

const REVIEWED = {
  id: true,
  title: true,
  courseSlug: true,
  seed: true,
  state: true,
  rules: true,
  submittedAt: true,
  closesAt: true,
  isLate: true,
  lateShare: true,
  earned: true,
  possible: true,
  quiz: { select: { id: true, definition: true, ...HOME_COLUMNS } },
  items: {
    orderBy: { slot: 'asc' },
    select: {
      slot: true,
      response: true,
      concept: true,
      points: true,
      certainty: true,
      confidence: true,
      tries: true,
      lockedAt: true,
      selfCheck: true,
      revision: true,
      feedback: { select: { released: true, earned: true, possible: true, reason: true, comment: true } },
      itemVersionId: true,
      itemVersion: ASSIGNMENT_ONLY_COLUMN,
      earned: true,
      possible: true,
      regraded: true,
      firstEarned: true,
      firstPossible: true,
    },
  },
} as const

type Version = { item: Item; isAssignmentOnly: boolean }

/** Reads the item versions whose keys graded regraded attempt items, by ID. */
async function changedItems(items: readonly { regraded: unknown }[]): Promise<Map<string, Version>> {
  const ids = items.flatMap(({ regraded }) => {
    const versionId = regraded === null ? null : RegradedSchema.parse(regraded).versionId
    return versionId ? [versionId] : []
  })
  if (ids.length === 0) return new Map()
  const rows = await db().itemVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, content: true, item: { select: { isAssignmentOnly: true } } },
  })
  return new Map(
    rows.map((row) => [row.id, { item: parsedItem(row), isAssignmentOnly: row.item.isAssignmentOnly }]),
  )
}

type Grade = { earned: number; possible: number }
type RegradedItem = { reason: string; changed: Version | null; first: Grade; stored: Grade }

function regradedOf(row: RegradedRow, versions: ReadonlyMap<string, Version>): RegradedItem | null {
  if (row.regraded === null) return null
  const { reason, versionId } = RegradedSchema.parse(row.regraded)
  return {
    reason,
    changed: versions.get(versionId ?? '') ?? null,
    first: { earned: row.firstEarned ?? 0, possible: row.firstPossible ?? 0 },
    stored: { earned: row.earned ?? 0, possible: row.possible },
  }
}

type RegradedRow = {
  regraded: unknown
  earned: number | null
  possible: number
  firstEarned: number | null
  firstPossible: number | null
}

/** Whether keys can be shown. Those of assignment-only questions stay hidden until the assignment has closed for everyone. */
async function canShowKeys(
  { quiz, items }: { quiz: { id: string } | null; items: Pick<AttemptItemRow, 'itemVersion'>[] },
  versions: ReadonlyMap<string, Version>,
  now: Date,
): Promise<boolean> {
  const isAnyAssignmentOnly =
    items.some(({ itemVersion }) => itemVersion.item.isAssignmentOnly) ||
    [...versions.values()].some(({ isAssignmentOnly }) => isAssignmentOnly)
  return !isAnyAssignmentOnly || (quiz !== null && (await canShowAssignmentOnlyKeys(quiz.id, now)))
}

type AttemptItem = ReturnType<typeof itemResult>

/** Uses the fraction of the item, because certainty and tries affect points, not knowledge. */
function statedAnswer({ attemptItem, grade }: AttemptItem): StatedAnswer {
  const { status, earned, possible } = grade
  return { confidence: attemptItem.confidence, status, earned, possible }
}

/** Sorts the results, unless the order could reveal which answers are incorrect. */
function inReviewOrder(attemptItems: AttemptItem[], isCorrectnessShown: boolean): AttemptItem[] {
  if (!isCorrectnessShown) return attemptItems
  return highConfidenceErrorsFirst(attemptItems.map((entry) => ({ ...statedAnswer(entry), entry }))).map(
    ({ entry }) => entry,
  )
}

type AttemptItemRow = {
  slot: number
  /** What the question is worth in the attempt. */
  points: number
  /** The attempt's seed, which determines the order of options. */
  seed: string
  response: unknown
  concept: string | null
  certainty: number | null
  confidence: number | null
  tries: unknown
  lockedAt: Date | null
  selfCheck?: unknown
  revision?: number
  feedback?: StoredFeedback | null
  item: Item
  itemVersion: { item: { isAssignmentOnly: boolean } }
}

/**
 * Grades an attempt item and returns its visible results.
 * @param areKeysOpen whether keys of assignment-only questions can be shown
 * @param regraded the regrade of this attempt item, if any
 */
export function itemResult(
  row: AttemptItemRow,
  rules: Rules,
  visible: Visible,
  areKeysOpen: boolean,
  regraded: RegradedItem | null = null,
) {
  const tries = TriesSchema.parse(row.tries)
  const { certainty, lockedAt } = row
  // The points are the stored ones. The feedback uses the key that graded the answer.
  const item = regraded?.changed?.item ?? row.item
  const answer = answerForVersion(row.item, item, {
    response: row.response,
    certainty,
    tries,
    isLocked: lockedAt !== null,
  })
  const { grade, ...plain } = gradeAttemptItem(item, rules, answer, row.points)
  const staff = staffPointsOf(row.feedback ?? null)
  const computed = {
    status: grade.status,
    ...(regraded?.stored ?? { earned: plain.earned, possible: plain.possible }),
  }
  const { status, earned, possible } = withStaffPoints(computed, staff, row.revision ?? 0)
  const isAssignmentOnly = row.itemVersion.item.isAssignmentOnly || regraded?.changed?.isAssignmentOnly
  const isKeyHidden = isAssignmentOnly === true && !areKeysOpen
  const { visible: shown, isWithheld } = visibleOfItem(visible, isKeyHidden, rules)
  const order = presentationOrder(row.item, row.seed)
  const seen = reviewItem(item, answer.response, grade, order)
  const isGradedByPerson = grade.status === 'waiting' && status === 'graded'
  const review = visibleResult(seen, { earned, possible, isGradedByPerson }, shown)
  const { slot, concept, confidence } = row
  const met = review.criteria && (readSelfCheck(row.selfCheck)?.met ?? null)
  // A change of points replaces what a regrade gave.
  const regrade = isScoreVisible(shown) && !staff.changed ? noteOf(regraded, { earned, possible }) : null
  return {
    attemptItem: {
      ...{ slot, item: toPublicItem(item, order), review },
      ...{ triesUsed: tries.length, certainty, confidence, met, regrade },
      staff: visibleFeedback(row.feedback ?? null, row.revision ?? 0, shown),
    },
    graded: { concept, grade: { status, earned, possible } },
    grade,
    isKeyHidden,
    isWithheld,
  }
}

/** Returns why the points changed; null if they didn't. */
function noteOf(
  regraded: RegradedItem | null,
  { earned, possible }: { earned: number; possible: number },
): RegradeNote | null {
  if (!regraded) return null
  const { first, reason } = regraded
  if (first.earned === earned && first.possible === possible) return null
  return { before: first.earned, after: earned, isDropped: possible === 0, reason }
}

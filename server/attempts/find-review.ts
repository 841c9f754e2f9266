import 'server-only'
import { isSubmittedByClock } from '@/domain/attempts/attempt'
import { gradePlace } from '@/domain/attempts/grade-place'
import { QuizSchema } from '@/domain/attempts/quiz'
import { type Visible, visibleRows, withoutKeys } from '@/domain/attempts/review-policy'
import type { Behaviour, Rules } from '@/domain/attempts/rules'
import { type AttemptScore, scoreAttempt } from '@/domain/attempts/score-attempt'
import { TriesSchema } from '@/domain/attempts/tries'
import { overallFeedback, type VisibleReview, visibleReview } from '@/domain/attempts/visible-review'
import {
  type Calibration,
  calibrationOf,
  type StatedAnswer,
  sureAndWrongFirst,
} from '@/domain/calibration/calibration'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { RegradedSchema } from '@/domain/regrading/regrade'
import { answerForVersion } from '@/domain/regrading/response-for-version'
import { parsedItem, withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { areReservedKeysOpen } from '@/server/results/keys-open'
import { inReachOf } from './in-reach'
import { noAccess } from './no-access'
import { HOME_COLUMNS, homeOfQuiz, type QuizHome } from './quiz-home'

export type ReviewedPlace = {
  slot: number
  review: VisibleReview
  triesUsed: number
  certainty: number | null
  confidence: number | null
  /** Why the points changed; null if the question wasn't regraded, the points didn't change, or they are hidden. */
  regrade: RegradeNote | null
}

export type RegradeNote = {
  before: number
  after: number
  /** Whether the question was dropped. */
  isDropped: boolean
  reason: string
}

export type AttemptReview = {
  id: string
  title: string
  courseSlug: string
  /** Null for a practice set. */
  quizSlug: string | null
  home: QuizHome | null
  behaviour: Behaviour
  submittedAt: Date
  /** Whether the server submitted it because time ran out. */
  isSubmittedByClock: boolean
  isLate: boolean
  /** The late penalty, as a share of the points. */
  lateShare: number
  /** When the quiz closes for this learner and more results can become visible; null if never. */
  closesAt: Date | null
  visible: Visible
  /**
   * The number of assignment-only questions whose results are withheld until the assignment has closed for everyone. If there are any,
   * everything calculated from all answers is left out, because it would reveal what those questions earned.
   */
  withheld: number
  /** The number of assignment-only questions whose correct answers stay hidden until then, whatever the quiz's results policy is. */
  keysHidden: number
  /** Whether an instructor confirmed that their points and feedback are shown anyway. */
  showsReservedResults: boolean
  /** The number of questions. */
  total: number
  /** Null while points are hidden. At least 0 with certainty-based scoring. */
  earned: number | null
  possible: number | null
  unanswered: number
  ungradable: number
  /** Empty while points are hidden. */
  concepts: AttemptScore['byConcept']
  overallFeedback: string | null
  /** Null while correctness is hidden. */
  calibration: Calibration | null
  /** Confident but wrong answers first if correctness is visible; empty if the attempt is hidden. */
  items: ReviewedPlace[]
}

/**
 * Returns the results of a graded attempt that the quiz's results policy shows at `now`. Hidden results never leave this function.
 * @returns null if the attempt isn't graded
 * @throws AppError NOT_FOUND if the attempt isn't this learner's
 */
export async function findReview(
  learnerId: string,
  attemptId: string,
  now: Date,
): Promise<AttemptReview | null> {
  const attempt = await db().attempt.findFirst({
    where: { ...inReachOf(learnerId), id: attemptId },
    select: REVIEWED,
  })
  if (!attempt) throw noAccess()
  if (attempt.state !== 'GRADED' || !attempt.submittedAt) return null
  const rules = rulesOfAttempt(attempt.rules)
  const closesAt = rules.closesAt === null ? null : new Date(rules.closesAt)
  const visible = visibleRows(rules.review, { submittedAt: attempt.submittedAt, closesAt }, now)
  const rows = await withItems(attempt.items)
  const versions = await changedItems(attempt.items)
  const areKeysOpen = await mayShowKeys(attempt, versions, now)
  const places = rows.map((row) =>
    reviewPlace({ ...row, seed: attempt.seed }, rules, visible, areKeysOpen, regradedOf(row, versions)),
  )
  const { unanswered, ungradable, byConcept, scoreRatio } = scoreAttempt(places.map(({ graded }) => graded))
  const withheld = places.filter(({ isWithheld }) => isWithheld).length
  const keysHidden = places.filter(({ isKeyHidden }) => isKeyHidden).length
  const isWhole = withheld === 0
  const { id, title, courseSlug, quiz, submittedAt, isLate, lateShare, earned, possible } = attempt
  const definition = quiz && QuizSchema.parse(quiz.definition)
  return {
    id,
    title,
    courseSlug,
    quizSlug: quiz?.slug ?? null,
    home: quiz && homeOfQuiz(courseSlug, quiz),
    behaviour: rules.behaviour,
    submittedAt,
    isSubmittedByClock: isSubmittedByClock(attempt),
    isLate,
    lateShare,
    closesAt,
    visible,
    withheld,
    keysHidden,
    showsReservedResults: rules.showReservedResults,
    total: places.length,
    earned: visible.marks && isWhole ? earned : null,
    possible: visible['maximum-marks'] ? possible : null,
    unanswered,
    ungradable,
    concepts: visible.marks && visible['maximum-marks'] && isWhole ? byConcept : [],
    overallFeedback:
      visible['overall-feedback'] && definition && isWhole
        ? overallFeedback(definition.overallFeedback, scoreRatio ?? 0)
        : null,
    calibration: visible.correctness && isWhole ? calibrationOf(places.map(statedAnswer)) : null,
    items: visible.attempt
      ? inReviewOrder(places, visible.correctness && isWhole).map(({ place }) => place)
      : [],
  }
}

/** What `reviewPlace` needs of an attempt item in addition to its answer. */
export const RESERVED_COLUMN = { select: { item: { select: { isReserved: true } } } } as const

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
      certainty: true,
      confidence: true,
      tries: true,
      lockedAt: true,
      itemVersionId: true,
      itemVersion: RESERVED_COLUMN,
      earned: true,
      possible: true,
      regraded: true,
      firstEarned: true,
      firstPossible: true,
    },
  },
} as const

type Version = { item: Item; isReserved: boolean }

/** Reads the item versions whose keys graded regraded attempt items, by ID. */
async function changedItems(items: readonly { regraded: unknown }[]): Promise<Map<string, Version>> {
  const ids = items.flatMap(({ regraded }) => {
    const versionId = regraded === null ? null : RegradedSchema.parse(regraded).versionId
    return versionId ? [versionId] : []
  })
  if (ids.length === 0) return new Map()
  const rows = await db().itemVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, content: true, item: { select: { isReserved: true } } },
  })
  return new Map(rows.map((row) => [row.id, { item: parsedItem(row), isReserved: row.item.isReserved }]))
}

type Mark = { earned: number; possible: number }
type RegradedPlace = { reason: string; changed: Version | null; first: Mark; stored: Mark }

function regradedOf(row: RegradedRow, versions: ReadonlyMap<string, Version>): RegradedPlace | null {
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
async function mayShowKeys(
  { quiz, items }: { quiz: { id: string } | null; items: Pick<PlaceRow, 'itemVersion'>[] },
  versions: ReadonlyMap<string, Version>,
  now: Date,
): Promise<boolean> {
  const isAnyReserved =
    items.some(({ itemVersion }) => itemVersion.item.isReserved) ||
    [...versions.values()].some(({ isReserved }) => isReserved)
  return !isAnyReserved || (quiz !== null && (await areReservedKeysOpen(quiz.id, now)))
}

type Place = ReturnType<typeof reviewPlace>

/** Uses the fraction of the item, because certainty and tries affect points, not knowledge. */
function statedAnswer({ place, grade }: Place): StatedAnswer {
  const { status, earned, possible } = grade
  return { confidence: place.confidence, status, earned, possible }
}

/** Sorts the results, unless the order could reveal which answers are incorrect. */
function inReviewOrder(places: Place[], mayTell: boolean): Place[] {
  if (!mayTell) return places
  return sureAndWrongFirst(places.map((entry) => ({ ...statedAnswer(entry), entry }))).map(
    ({ entry }) => entry,
  )
}

type PlaceRow = {
  slot: number
  /** The attempt's seed, which determines the order of options. */
  seed: string
  response: unknown
  concept: string
  certainty: number | null
  confidence: number | null
  tries: unknown
  lockedAt: Date | null
  item: Item
  itemVersion: { item: { isReserved: boolean } }
}

/**
 * Grades an attempt item and returns its visible results.
 * @param areKeysOpen whether keys of assignment-only questions can be shown
 * @param regraded the regrade of this attempt item, if any
 */
export function reviewPlace(
  row: PlaceRow,
  rules: Rules,
  visible: Visible,
  areKeysOpen: boolean,
  regraded: RegradedPlace | null = null,
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
  const { grade, ...plain } = gradePlace(item, rules, answer)
  const { earned, possible } = regraded?.stored ?? plain
  const isReserved = row.itemVersion.item.isReserved || regraded?.changed?.isReserved
  const isKeyHidden = isReserved === true && !areKeysOpen
  const shown = isKeyHidden ? withoutKeys(visible, rules.showReservedResults) : visible
  const seen = reviewItem(item, answer.response, grade, presentationOrder(row.item, row.seed))
  const review = visibleReview(seen, { earned, possible }, shown)
  const { slot, concept, confidence } = row
  const regrade = shown.marks && shown['maximum-marks'] ? noteOf(regraded, { earned, possible }) : null
  return {
    place: { slot, review, triesUsed: tries.length, certainty, confidence, regrade },
    graded: { concept, grade: { status: grade.status, earned, possible } },
    grade,
    isKeyHidden,
    isWithheld: isKeyHidden && !rules.showReservedResults && TELLING.some((row) => visible[row]),
  }
}

/** Results that assignment-only questions withhold. Overall feedback depends on the points of every question. */
const TELLING = ['correctness', 'marks', 'feedback', 'overall-feedback'] as const

/** Returns why the points changed; null if they didn't. */
function noteOf(
  regraded: RegradedPlace | null,
  { earned, possible }: { earned: number; possible: number },
): RegradeNote | null {
  if (!regraded) return null
  const { first, reason } = regraded
  if (first.earned === earned && first.possible === possible) return null
  return { before: first.earned, after: earned, isDropped: possible === 0, reason }
}

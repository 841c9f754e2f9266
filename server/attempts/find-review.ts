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
import { AppError } from '@/server/platform/errors'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { areReservedKeysOpen } from '@/server/results/keys-open'
import { inReachOf } from './in-reach'
import { HOME_COLUMNS, homeOfQuiz, type QuizHome } from './quiz-home'

export type ReviewedPlace = {
  slot: number
  review: VisibleReview
  triesUsed: number
  certainty: number | null
  confidence: number | null
  /** Why the mark is another than it was at first; null where it was never regraded, or marks are hidden. */
  regrade: RegradeNote | null
}

export type RegradeNote = {
  before: number
  after: number
  /** The question does not count any more. */
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
  /** The server submitted it because its time was up. */
  isSubmittedByClock: boolean
  isLate: boolean
  /** The share of the marks that lateness cost. */
  lateShare: number
  /** When this learner's time with the quiz ends, and more may be shown; null for never. */
  closesAt: Date | null
  visible: Visible
  /**
   * The number of assignment-only questions whose results are withheld until the assignment has closed for everyone. While there is
   * one, nothing that is calculated from all answers is here: it would tell what that question earned.
   */
  withheld: number
  /** Null while marks are hidden; of certainty-based marks at least 0. */
  earned: number | null
  possible: number | null
  unanswered: number
  ungradable: number
  /** Empty while marks are hidden. */
  concepts: AttemptScore['byConcept']
  overallFeedback: string | null
  /** Null while it may not be known what was right. */
  calibration: Calibration | null
  /** Sure and wrong first, where that may be known; empty where the attempt itself may not be seen yet. */
  items: ReviewedPlace[]
}

/**
 * A graded attempt with what the quiz's policy shows of it at `now`, and nothing else: what is hidden never leaves this function.
 * @returns null while it is not graded
 * @throws AppError NOT_FOUND where it is not this learner's
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
  if (!attempt) throw new AppError('NOT_FOUND')
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

/** What `reviewPlace` needs of a place beside its answer. */
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

/** The versions whose keys gave the marks of places that were regraded, by id. */
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

/** Reserved questions keep their key until the assignment has closed for everybody. */
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

/** Judged by the fraction of the item: certainty and tries weigh marks, not what was known. */
function statedAnswer({ place, grade }: Place): StatedAnswer {
  const { status, earned, possible } = grade
  return { confidence: place.confidence, status, earned, possible }
}

/** The order tells what was wrong. */
function inReviewOrder(places: Place[], mayTell: boolean): Place[] {
  if (!mayTell) return places
  return sureAndWrongFirst(places.map((entry) => ({ ...statedAnswer(entry), entry }))).map(
    ({ entry }) => entry,
  )
}

type PlaceRow = {
  slot: number
  /** Of the attempt: what options were shown in which order. */
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
 * A place's grade, and what may be seen of it.
 * @param areKeysOpen whether the key of a reserved question may be seen
 * @param regraded the regrade that holds for this place, where there was one
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
  // The mark is the one that is stored; what is said of the answer goes by the key that gave it.
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
    isWithheld: isKeyHidden && !rules.showReservedResults && TELLING.some((row) => visible[row]),
  }
}

/** What would be shown if the question weren't assignment-only. Overall feedback depends on the points of every question. */
const TELLING = ['correctness', 'marks', 'feedback', 'overall-feedback'] as const

/** Why a mark is another than it was; null where it is the same. */
function noteOf(
  regraded: RegradedPlace | null,
  { earned, possible }: { earned: number; possible: number },
): RegradeNote | null {
  if (!regraded) return null
  const { first, reason } = regraded
  if (first.earned === earned && first.possible === possible) return null
  return { before: first.earned, after: earned, isDropped: possible === 0, reason }
}

import 'server-only'
import type { Range } from '@/domain/attempts/count-questions'
import type { WorkCounts } from '@/domain/attempts/count-work'
import { countingScore } from '@/domain/attempts/counting-score'
import type { Rules } from '@/domain/attempts/rules'
import { isScoreVisible } from '@/domain/attempts/visibility'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import {
  composeFor,
  grantOf,
  grantsIn,
  QUIZ_COLUMNS,
  type QuizRow,
  toQuiz,
} from '@/server/quizzes/quiz-rules'
import { withVisible } from '@/server/results/visible-attempts'
import { countAsked, countAskedOf } from './count-asked'
import { listWorkCounts } from './work-queries'

export type AssignmentPhase = 'draft' | 'coming' | 'open' | 'late' | 'closed'

/** Returns an assignment's phase at `now`. `late` means past the due date and still open. */
export function phaseOf(
  rules: Pick<Rules, 'opensAt' | 'dueAt' | 'closesAt'>,
  publishedAt: Date | null,
  now: Date,
): AssignmentPhase {
  const isPast = (moment: Date | null) => moment !== null && moment <= now
  if (publishedAt === null) return 'draft'
  if (isPast(rules.closesAt)) return 'closed'
  if (rules.opensAt !== null && !isPast(rules.opensAt)) return 'coming'
  return isPast(rules.dueAt) ? 'late' : 'open'
}

export type AssignmentForStaff = {
  id: string
  title: string
  phase: AssignmentPhase
  points: number
  questions: Range
  rules: Rules
  work: WorkCounts
}

/** Lists the assignments of a class, newest last. The caller has checked access with `requireClassPermission`. */
export async function listAssignmentsForStaff(
  ofClass: { id: string; courseSlug: string },
  now: Date,
): Promise<AssignmentForStaff[]> {
  const classId = ofClass.id
  const [rows, countsOf] = await Promise.all([
    db().assignment.findMany({
      where: { classId, removedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, points: true, publishedAt: true, quiz: { select: QUIZ_COLUMNS } },
    }),
    listWorkCounts(classId),
  ])
  const quizzes = rows.map((row) => toQuiz(row.quiz))
  const questions = await countAsked(
    quizzes.map(({ definition }) => definition),
    ofClass,
  )
  return rows.map(({ id, points, publishedAt, quiz: stored }, index) => {
    const quiz = toQuiz(stored)
    return {
      id,
      title: quiz.title,
      phase: phaseOf(quiz.rules, publishedAt, now),
      points,
      questions: questions[index] ?? { min: 0, max: 0 },
      rules: quiz.rules,
      work: countsOf(quiz.id),
    }
  })
}

export type AssignmentForStudent = {
  id: string
  title: string
  phase: AssignmentPhase
  points: number
  /** The number of questions that the student would get. */
  questions: Range
  /** The dates that apply to this student. */
  opensAt: Date | null
  dueAt: Date | null
  closesAt: Date | null
  state: 'not-started' | 'open' | 'done'
  /** The score that counts, 0 to 1; null without a visible score. */
  scoreRatio: number | null
  isExcused: boolean
}

/** Lists a student's assignments in a class, soonest due first. The caller has checked access with `requireClassPermission`. */
export async function listAssignmentsForStudent(
  learnerId: string,
  ofClass: { id: string; courseSlug: string },
  now: Date,
): Promise<AssignmentForStudent[]> {
  const classId = ofClass.id
  const rows = await db().assignment.findMany({
    where: { classId, publishedAt: { not: null }, removedAt: null },
    select: {
      id: true,
      points: true,
      publishedAt: true,
      quiz: {
        select: {
          ...QUIZ_COLUMNS,
          attempts: {
            where: { learnerId },
            orderBy: { number: 'asc' },
            select: { id: true, state: true, rules: true, submittedAt: true, earned: true, possible: true },
          },
          grades: { where: { learnerId }, select: { manualRatio: true, isExcused: true } },
          overrides: { where: { learnerId }, select: { limits: true, isFinal: true } },
          groupOverrides: {
            where: { group: { members: { some: { userId: learnerId } } } },
            select: { limits: true },
          },
        },
      },
    },
  })
  const learner = await db().user.findUniqueOrThrow({ where: { id: learnerId }, select: grantsIn(classId) })
  const accommodation = grantOf(learner)
  const questions = await countForStudent(
    rows.map((row) => toQuiz(row.quiz)),
    ofClass,
    learnerId,
    now,
  )
  const shown = await withVisible(
    rows.flatMap(({ quiz }) => quiz.attempts),
    now,
  )
  const hidden = new Set(shown.filter(({ visible }) => !isScoreVisible(visible)).map((attempt) => attempt.id))
  const listed = rows.map(({ id, points, publishedAt, quiz: stored }, index) => {
    const quiz = toQuiz(stored)
    const { rules } = composeFor(quiz, {
      accommodation,
      override: stored.overrides[0] ?? null,
      groups: stored.groupOverrides.map(({ limits }) => limits),
    })
    const { attempts, grades } = stored
    const graded = attempts.filter(({ state }) => state === 'GRADED')
    const isHidden = graded.some((attempt) => hidden.has(attempt.id))
    const counted = graded.flatMap(({ earned, possible }) =>
      earned === null || possible === null ? [] : [{ earned, possible }],
    )
    const isOpen = attempts.some(({ state }) => state === 'IN_PROGRESS' || state === 'OVERDUE')
    const [mark] = grades
    return {
      id,
      title: quiz.title,
      phase: phaseOf(rules, publishedAt, now),
      points,
      questions: questions[index] ?? { min: 0, max: 0 },
      opensAt: rules.opensAt,
      dueAt: rules.dueAt,
      closesAt: rules.closesAt,
      state: isOpen ? ('open' as const) : attempts.length > 0 ? ('done' as const) : ('not-started' as const),
      scoreRatio: mark?.manualRatio ?? (isHidden ? null : countingScore(counted, rules.counting)),
      isExcused: mark?.isExcused ?? false,
    }
  })
  const collator = readerCollator()
  return listed.sort((a, b) => bySoonest(a, b, collator))
}

/** Counts the questions for one student. If recently seen questions are left out, the number differs between students. */
async function countForStudent(
  quizzes: readonly QuizRow[],
  ofClass: { id: string; courseSlug: string },
  learnerId: string,
  now: Date,
): Promise<Range[]> {
  const ofAll = await countAsked(
    quizzes.map(({ definition }) => definition),
    ofClass,
  )
  return Promise.all(
    ofAll.map(async (count, index) => {
      const quiz = quizzes[index]
      if (quiz?.definition.unseenDays === undefined) return count
      const [own] = await countAskedOf({ quiz, class: ofClass }, [learnerId], now)
      return own ?? count
    }),
  )
}

/** Sorts assignments that can be done now first, then by due date; those without a date come last. */
function bySoonest(a: AssignmentForStudent, b: AssignmentForStudent, collator: Intl.Collator): number {
  const rank = ({ phase, state }: AssignmentForStudent) =>
    phase === 'closed' ? 3 : phase === 'coming' ? 2 : state === 'done' ? 1 : 0
  const due = ({ dueAt, closesAt }: AssignmentForStudent) =>
    (dueAt ?? closesAt)?.getTime() ?? Number.MAX_VALUE
  return rank(a) - rank(b) || due(a) - due(b) || collator.compare(a.title, b.title)
}

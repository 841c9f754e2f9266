import 'server-only'
import { type Exam, isNear } from '@/domain/overview/at-risk'
import { type ClassAnswer, expectedRecallAt } from '@/domain/overview/class-recall'
import { calendarDayOf } from '@/domain/time/calendar'
import { phaseOf } from '@/server/assignments/assignment-queries'
import { db } from '@/server/platform/db'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'
import { readClassAnswers } from './insight-statements'

/** What the rules of the overview need to know of a class, each with one statement. The caller has checked `viewGrades`. */

/** A class, as far as the rules need it. */
export type AssessedClass = { id: string; courseSlug: string; timeZone: string }

/** Reads the current students with their groups, by ID. @param only reads one of them */
export async function listMembers(classId: string, only: string | null) {
  const rows = await db().classMember.findMany({
    where: { classId, role: 'STUDENT', leftAt: null, ...(only !== null && { userId: only }) },
    select: {
      userId: true,
      joinedAt: true,
      user: {
        select: {
          groups: { where: { group: { classId } }, select: { group: { select: { id: true, name: true } } } },
        },
      },
    },
  })
  return new Map(
    rows.map(({ userId, joinedAt, user }) => [
      userId,
      { joinedAt, groups: user.groups.map(({ group }) => group) },
    ]),
  )
}

export type Dates = { order: number; isOpened: boolean; exam: Exam | null }

/** Reads by quiz when an assignment comes in the order of the class, whether it has opened, and its exam. */
export async function readDates(classId: string, now: Date): Promise<Map<string, Dates>> {
  const rows = await db().assignment.findMany({
    where: { classId, publishedAt: { not: null }, removedAt: null },
    select: {
      quizId: true,
      createdAt: true,
      publishedAt: true,
      examAt: true,
      quiz: { select: QUIZ_COLUMNS },
    },
  })
  return new Map(
    rows.map(({ quizId, createdAt, publishedAt, examAt, quiz }) => {
      const { rules, title } = toQuiz(quiz)
      const phase = phaseOf(rules, publishedAt, now)
      const order = (rules.dueAt ?? rules.closesAt ?? createdAt).getTime()
      return [
        quizId,
        { order, isOpened: phase !== 'coming' && phase !== 'draft', exam: examAt && { at: examAt, title } },
      ]
    }),
  )
}

/** Returns the next exam, if it is near enough for recall to matter. */
export function nextExam(dates: readonly Dates[], now: Date): Exam | null {
  const exams = dates.flatMap(({ exam }) => (exam !== null && isNear(exam, now) ? [exam] : []))
  return exams.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null
}

/** Reads by learner when they last worked on an assignment, and the quizzes that they submitted. @param only reads one learner */
export async function listWorked(quizIds: readonly string[], only: string | null) {
  const rows = await db().attempt.groupBy({
    by: ['learnerId', 'quizId'],
    where: { quizId: { in: [...quizIds] }, ...(only !== null && { learnerId: only }) },
    _max: { startedAt: true, lastSeenAt: true, submittedAt: true },
  })
  const worked = new Map<string, { lastAt: Date; submitted: Set<string> }>()
  for (const { learnerId, quizId, _max } of rows) {
    const times = [_max.startedAt, _max.lastSeenAt, _max.submittedAt].flatMap((at) =>
      at ? [at.getTime()] : [],
    )
    const entry = worked.get(learnerId) ?? { lastAt: new Date(0), submitted: new Set<string>() }
    entry.lastAt = new Date(Math.max(entry.lastAt.getTime(), ...times))
    if (quizId !== null && _max.submittedAt !== null) entry.submitted.add(quizId)
    worked.set(learnerId, entry)
  }
  return worked
}

/** Estimates recall only from the class's answers, because only the learner sees their reviews. */
export async function readRecall(
  ofClass: AssessedClass,
  at: Date,
  waived: Parameters<typeof readClassAnswers>[1],
  only: string | null,
): Promise<Map<string, { share: number; answers: number }>> {
  const rows = await readClassAnswers(ofClass.id, waived, only)
  const answers = groupBy(rows, ({ learnerId }) => learnerId)
  return new Map(
    [...answers].flatMap(([learnerId, own]) => {
      const recall = expectedRecallAt(
        own.map(
          ({ item, fraction, at: answeredAt }): ClassAnswer => ({
            item,
            fraction,
            at: answeredAt,
            day: calendarDayOf(answeredAt, ofClass.timeZone),
          }),
        ),
        at,
      )
      return recall ? [[learnerId, recall] as const] : []
    }),
  )
}

/** Groups rows by a key. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

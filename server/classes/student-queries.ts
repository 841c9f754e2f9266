import 'server-only'
import { fractionOfPoints } from '@/domain/attempts/grade-attempt-item'
import { type Calibration, calibrationOf } from '@/domain/calibration/calibration'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { type ConceptStrength, conceptStrengths } from '@/domain/mastery/concept-strength'
import { MIN_ANSWERS_FOR_RECALL } from '@/domain/mastery/recall'
import { expectedRecallAt } from '@/domain/overview/class-recall'
import { calendarDayOf } from '@/domain/time/calendar'
import { DAY_MS } from '@/domain/time/durations'
import { type ClassForMember, requireClassPermission } from '@/server/access/class-access'
import { type AssignmentForStudent, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { listClassColumns } from '@/server/grades/gradebook-columns'
import { getStudentTotal, type StudentTotal } from '@/server/grades/student-total'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { ANSWER_STATUSES } from '@/server/quizzes/attempt-states'
import { grantOf, grantsIn } from '@/server/quizzes/quiz-rules'
import { isNotWaived, listWaived } from '@/server/regrading/waived-items'

export type StudentPage = {
  class: ClassForMember
  name: string
  email: string
  joinedAt: Date
  leftAt: Date | null
  groups: string[]
  accommodation: { timeMultiplier: number; extraDays: number; onePerPage: boolean } | null
  /** When the student was last seen in an assignment of the class; null if never. */
  lastWorkAt: Date | null
  /** On how many calendar days the student answered questions of the class. */
  workDays: number
  /** Expected recall from this class's answers, today and later; empty below 3 answers. */
  recall: { days: number; share: number; answers: number }[]
  grades: {
    assignmentId: string
    title: string
    points: number
    ratio: number | null
    isManual: boolean
    isExcused: boolean
    note: string | null
    hasOwnLimits: boolean
    /** The dates that apply to this student. */
    dates: { opensAt: Date | null; dueAt: Date | null; closesAt: Date | null }
    attempts: {
      id: string
      number: number
      submittedAt: Date | null
      isLate: boolean
      share: number | null
    }[]
  }[]
  total: StudentTotal
  strengths: ConceptStrength[]
  calibration: Calibration
  regradeRequests: { title: string; argument: string; state: 'OPEN' | 'ACCEPTED' | 'DECLINED'; at: Date }[]
}

/** Returns a student's data in one class, and nothing from elsewhere. @throws AppError as `requireClassPermission`; NOT_FOUND */
export async function getStudentPage(
  viewerId: string,
  { classId, studentId }: { classId: string; studentId: string },
  now: Date,
): Promise<StudentPage> {
  const ofClass = await requireClassPermission(viewerId, classId, 'viewGrades')
  const member = await db().classMember.findFirst({
    where: { classId: ofClass.id, userId: studentId, role: 'STUDENT' },
    select: {
      joinedAt: true,
      leftAt: true,
      user: {
        select: {
          name: true,
          email: true,
          ...grantsIn(ofClass.id),
          groups: {
            where: { group: { classId: ofClass.id } },
            select: { group: { select: { name: true } } },
          },
        },
      },
    },
  })
  if (!member) throw new AppError('NOT_FOUND')
  const columns = await listClassColumns(ofClass.id, now)
  const quizIds = columns.map(({ quizId }) => quizId)
  const [grades, attempts, overrides, answers, regradeRequests, assigned, total] = await Promise.all([
    db().grade.findMany({ where: { learnerId: studentId, quizId: { in: quizIds } } }),
    db().attempt.findMany({
      where: { learnerId: studentId, quizId: { in: quizIds } },
      orderBy: { number: 'asc' },
      select: {
        id: true,
        quizId: true,
        number: true,
        startedAt: true,
        lastSeenAt: true,
        submittedAt: true,
        isLate: true,
        earned: true,
        possible: true,
      },
    }),
    db().studentOverride.findMany({
      where: { learnerId: studentId, quizId: { in: quizIds } },
      select: { quizId: true },
    }),
    listAnswers(studentId, quizIds),
    db().regradeRequest.findMany({
      where: { classId: ofClass.id, learnerId: studentId },
      orderBy: { createdAt: 'desc' },
      select: { argument: true, state: true, createdAt: true, attempt: { select: { title: true } } },
    }),
    listAssignmentsForStudent(studentId, ofClass, now),
    getStudentTotal(ofClass.id, studentId, columns),
  ])
  const { user, joinedAt, leftAt } = member
  return {
    class: ofClass,
    name: user.name ?? user.email ?? '',
    email: user.email ?? '',
    joinedAt,
    leftAt,
    groups: user.groups.map(({ group }) => group.name),
    accommodation: grantOf(user),
    lastWorkAt: lastOf(attempts),
    workDays: new Set(answers.map(({ answeredAt }) => calendarDayOf(answeredAt, ofClass.timeZone))).size,
    recall: recallOf(answers, ofClass, now),
    grades: columns.map(({ id, quizId, title, points }) => {
      const mark = grades.find((entry) => entry.quizId === quizId)
      return {
        ...{ assignmentId: id, title, points },
        ratio: mark?.manualRatio ?? mark?.scoreRatio ?? null,
        isManual: mark?.manualRatio !== undefined && mark.manualRatio !== null,
        isExcused: mark?.isExcused ?? false,
        note: mark?.note ?? null,
        hasOwnLimits: overrides.some((entry) => entry.quizId === quizId),
        dates: datesOf(assigned, id),
        attempts: attempts
          .filter((entry) => entry.quizId === quizId)
          .map(({ id: attemptId, number, submittedAt, isLate, earned, possible }) => ({
            ...{ id: attemptId, number, submittedAt, isLate },
            share: earned === null || !possible ? null : earned / possible,
          })),
      }
    }),
    total,
    strengths: conceptStrengths(
      answers
        .filter(({ status }) => status === 'GRADED' || status === 'UNGRADABLE')
        .flatMap(({ concept, itemId, answeredAt, ...mark }) =>
          concept === null
            ? []
            : {
                ...{ concept, itemId, answeredAt },
                day: calendarDayOf(answeredAt, ofClass.timeZone),
                fraction: fractionOfPoints(mark),
              },
        ),
    ),
    calibration: calibrationOf(
      // Uses the fraction of the answer only, because certainty weights the points.
      answers.map(({ confidence, status, ...mark }) => ({
        ...{ confidence, earned: fractionOfPoints(mark), possible: 1 },
        status: ANSWER_STATUSES[status],
      })),
    ),
    regradeRequests: regradeRequests.map(({ attempt, createdAt, ...regradeRequest }) => ({
      ...regradeRequest,
      title: attempt.title,
      at: createdAt,
    })),
  }
}

function datesOf(assigned: readonly AssignmentForStudent[], assignmentId: string) {
  const own = assigned.find(({ id }) => id === assignmentId)
  return { opensAt: own?.opensAt ?? null, dueAt: own?.dueAt ?? null, closesAt: own?.closesAt ?? null }
}

type Times = { startedAt: Date; lastSeenAt: Date | null; submittedAt: Date | null }

function lastOf(attempts: readonly Times[]): Date | null {
  const all = attempts.flatMap(({ startedAt, lastSeenAt, submittedAt }) =>
    [startedAt, lastSeenAt, submittedAt].flatMap((at) => (at ? [at.getTime()] : [])),
  )
  return all.length === 0 ? null : new Date(Math.max(...all))
}

const RECALL_DAYS = [0, 7, 30]

/** Uses the answers of the class only, because reviews are private. */
function recallOf(answers: Awaited<ReturnType<typeof listAnswers>>, ofClass: ClassForMember, now: Date) {
  const given = answers.map(({ itemId, answeredAt, ...points }) => ({
    item: itemId,
    fraction: fractionOfPoints(points),
    at: answeredAt,
    day: calendarDayOf(answeredAt, ofClass.timeZone),
  }))
  return RECALL_DAYS.flatMap((days) => {
    const recall = expectedRecallAt(given, new Date(now.getTime() + days * DAY_MS))
    return recall && recall.answers >= MIN_ANSWERS_FOR_RECALL ? [{ days, ...recall }] : []
  })
}

/** Lists the student's answers, without those that a regrade waived, because they say nothing about knowledge, and those that people grade. */
async function listAnswers(learnerId: string, quizIds: string[]) {
  const waived = await listWaived(db(), quizIds)
  const rows = await db().attemptItem.findMany({
    where: {
      possible: { gt: 0 },
      attempt: { learnerId, quizId: { in: quizIds }, state: 'GRADED' },
      itemVersion: { item: { type: { notIn: [...PERSON_GRADED_TYPES] } } },
      ...isNotWaived(waived),
    },
    select: {
      concept: true,
      earned: true,
      possible: true,
      points: true,
      certainty: true,
      confidence: true,
      status: true,
      savedAt: true,
      feedback: { select: { earned: true } },
      itemVersion: { select: { item: { select: { slug: true } } } },
      attempt: { select: { startedAt: true, submittedAt: true } },
    },
  })
  return rows.map(({ itemVersion, attempt, savedAt, earned, feedback, ...row }) => ({
    ...row,
    earned: earned ?? 0,
    isChanged: typeof feedback?.earned === 'number',
    itemId: itemVersion.item.slug,
    answeredAt: savedAt ?? attempt.submittedAt ?? attempt.startedAt,
  }))
}

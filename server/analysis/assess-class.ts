import 'server-only'
import {
  type Assessment,
  assessStudent,
  type Exam,
  isNear,
  type StudentRecord,
} from '@/domain/overview/at-risk'
import { type ClassAnswer, expectedRecallAt, factsByItem } from '@/domain/overview/class-recall'
import type { AssignmentShare } from '@/domain/overview/trend'
import { calendarDayOf } from '@/domain/time/calendar'
import { phaseOf } from '@/server/assignments/assignment-queries'
import { getCourse } from '@/server/content/read-course'
import {
  type GradebookColumn,
  GradebookSearchSchema,
  listGradebookColumns,
  listGradebookRows,
} from '@/server/grades/gradebook-queries'
import { db } from '@/server/platform/db'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'
import { listWaived } from '@/server/regrading/waived-items'
import { type AssignmentShareRow, readAssignmentShares, readClassAnswers } from './insight-statements'

/** A class, as far as the rules need it. The caller has checked `viewGrades`. */
type AssessedClass = { id: string; courseSlug: string; timeZone: string }

export type AssessedStudent = {
  id: string
  name: string
  groups: { id: string; name: string }[]
  lastWorkAt: Date | null
  assessment: Assessment
}

type AssessedAssignment = {
  id: string
  quizId: string
  title: string
  isClosed: boolean
  /** How many current students have submitted it. */
  submitted: number
  /** What current students earned, by student ID. */
  shares: ReadonlyMap<string, { share: number; answers: number }>
  /** The mean share over all answers, also of former students; null without answers. */
  classShare: number | null
}

export type AssessedClassReport = {
  students: AssessedStudent[]
  /** In the order of their dates. */
  assignments: AssessedAssignment[]
  /** The next exam, if it is near enough for recall to matter. */
  exam: Exam | null
}

/** Assesses the current students of a class by the rules of `assessStudent`, with a fixed number of statements. */
export async function assessClass(ofClass: AssessedClass, now: Date): Promise<AssessedClassReport> {
  const columns = await listGradebookColumns(ofClass.id, now)
  const quizIds = columns.map(({ quizId }) => quizId)
  const waived = await listWaived(db(), quizIds)
  const [{ rows }, members, dates, worked, shares] = await Promise.all([
    listGradebookRows(ofClass.id, columns, GradebookSearchSchema.parse({}), null),
    listMembers(ofClass.id),
    readDates(ofClass.id, now),
    listWorked(quizIds),
    readAssignmentShares(ofClass.id, waived),
  ])
  const ordered = [...columns].sort(
    (a, b) => (dates.get(a.quizId)?.order ?? 0) - (dates.get(b.quizId)?.order ?? 0),
  )
  const exam = nextExam([...dates.values()], now)
  const recall = exam ? await readRecall(ofClass, exam.at, waived) : null
  const classShares = meanByQuiz(shares)
  const sharesOf = groupBy(shares, ({ learnerId }) => learnerId)
  const students = rows.flatMap(({ id, name, isDeleted, missing, cells }) => {
    const member = members.get(id)
    if (isDeleted || !member) return []
    const work = worked.get(id)
    const own = sharesOf.get(id) ?? []
    const isExcused = (column: GradebookColumn) => cells[column.id]?.isExcused ?? false
    const record: StudentRecord = {
      joinedAt: member.joinedAt,
      lastWorkAt: work?.lastAt ?? null,
      closed: columns.filter((column) => isClosedFor(column, id) && !isExcused(column)).length,
      missed: ordered.filter((column) => missing.includes(column.id)).map((column) => column.id),
      open: columns.filter(
        (column) =>
          dates.get(column.quizId)?.isOpened &&
          !isClosedFor(column, id) &&
          !isExcused(column) &&
          !work?.submitted.has(column.quizId),
      ).length,
      work: ordered.flatMap((column) => toShare(column, own, classShares)),
      recall: recall?.get(id) ?? null,
    }
    const assessment = assessStudent(record, exam, now)
    return [{ id, name, groups: member.groups, lastWorkAt: record.lastWorkAt, assessment }]
  })
  const present = new Set(students.map(({ id }) => id))
  return {
    students,
    exam,
    assignments: ordered.map(({ id, quizId, title, isClosed }) => ({
      ...{ id, quizId, title, isClosed },
      submitted: [...present].filter((student) => worked.get(student)?.submitted.has(quizId)).length,
      shares: new Map(
        shares.flatMap((row) =>
          row.quizId === quizId && present.has(row.learnerId)
            ? [[row.learnerId, { share: row.share, answers: row.answers }] as const]
            : [],
        ),
      ),
      classShare: classShares.get(quizId) ?? null,
    })),
  }
}

/** Assesses one current student, with the titles of the class's assignments. @returns null for anyone else */
export async function findStudentAssessment(ofClass: AssessedClass, studentId: string, now: Date) {
  const { students, assignments } = await assessClass(ofClass, now)
  const student = students.find(({ id }) => id === studentId)
  if (!student) return null
  const titles = new Map(assignments.map(({ id, title }) => [id, title]))
  return { ...student, titleOf: (id: string) => titles.get(id) ?? id }
}

function isClosedFor({ isClosed, exceptions }: GradebookColumn, learnerId: string): boolean {
  return isClosed !== exceptions.includes(learnerId)
}

function toShare(
  { id, quizId }: GradebookColumn,
  own: readonly AssignmentShareRow[],
  classShares: ReadonlyMap<string, number>,
): AssignmentShare[] {
  const row = own.find((entry) => entry.quizId === quizId)
  const classShare = classShares.get(quizId)
  if (!row || classShare === undefined) return []
  return [{ assignmentId: id, share: row.share, answers: row.answers, classShare }]
}

async function listMembers(classId: string) {
  const rows = await db().classMember.findMany({
    where: { classId, role: 'STUDENT', leftAt: null },
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

type Dates = { order: number; isOpened: boolean; exam: Exam | null }

/** Reads by quiz when an assignment comes in the order of the class, whether it has opened, and its exam. */
async function readDates(classId: string, now: Date): Promise<Map<string, Dates>> {
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

function nextExam(dates: readonly Dates[], now: Date): Exam | null {
  const exams = dates.flatMap(({ exam }) => (exam !== null && isNear(exam, now) ? [exam] : []))
  return exams.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null
}

/** Reads by learner when they last worked on an assignment, and the quizzes that they submitted. */
async function listWorked(quizIds: readonly string[]) {
  const rows = await db().attempt.groupBy({
    by: ['learnerId', 'quizId'],
    where: { quizId: { in: [...quizIds] } },
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
async function readRecall(
  ofClass: AssessedClass,
  at: Date,
  waived: Parameters<typeof readClassAnswers>[1],
): Promise<Map<string, { share: number; answers: number }>> {
  const rows = await readClassAnswers(ofClass.id, waived)
  const factOf = factsByItem(getCourse(ofClass.courseSlug))
  const answers = groupBy(rows, ({ learnerId }) => learnerId)
  return new Map(
    [...answers].flatMap(([learnerId, own]) => {
      const recall = expectedRecallAt(
        own.map(
          ({ item, fraction, at: answeredAt }): ClassAnswer => ({
            fact: factOf.get(item) ?? item,
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

function meanByQuiz(shares: readonly AssignmentShareRow[]): Map<string, number> {
  return new Map(
    [...groupBy(shares, ({ quizId }) => quizId)].map(([quizId, rows]) => {
      const answers = rows.reduce((sum, row) => sum + row.answers, 0)
      return [quizId, rows.reduce((sum, row) => sum + row.share * row.answers, 0) / answers]
    }),
  )
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

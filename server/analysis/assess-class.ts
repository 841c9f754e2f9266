import 'server-only'
import { type Assessment, assessStudent, type Exam, type StudentRecord } from '@/domain/overview/at-risk'
import type { AssignmentShare } from '@/domain/overview/trend'
import { type GradebookColumn, listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { db } from '@/server/platform/db'
import { listWaived } from '@/server/regrading/waived-items'
import { type AssignmentShareRow, readAssignmentShares } from './insight-statements'
import {
  type AssessedClass,
  type Dates,
  groupBy,
  listMembers,
  listWorked,
  nextExam,
  readDates,
  readRecall,
} from './read-class-work'

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

type Options = {
  /** Reads only this student, and the averages of the class. */
  only?: string
  /** False for pages that show no recall, which is read from all answers of the class. */
  withRecall?: boolean
}

/** Assesses the current students of a class by the rules of `assessStudent`, with a fixed number of statements. The caller has checked `viewGrades`. */
export async function assessClass(
  ofClass: AssessedClass,
  now: Date,
  options: Pick<Options, 'withRecall'> = {},
): Promise<AssessedClassReport> {
  const read = await readWork(ofClass, now, options)
  const students = assess(read, now)
  return {
    ...{ students, exam: read.exam },
    assignments: listAssessed(read, new Set(students.map(({ id }) => id))),
  }
}

function assess(read: Work, now: Date): AssessedStudent[] {
  const { rows, members, exam } = read
  return rows.flatMap(({ id, name, isDeleted, missing, cells }) => {
    const member = members.get(id)
    if (isDeleted || !member) return []
    const record = toRecord(read, { id, missing, cells, joinedAt: member.joinedAt })
    const assessment = assessStudent(record, exam, now)
    return [{ id, name, groups: member.groups, lastWorkAt: record.lastWorkAt, assessment }]
  })
}

type Work = Awaited<ReturnType<typeof readWork>>

async function readWork(ofClass: AssessedClass, now: Date, { only, withRecall = true }: Options) {
  const student = only ?? null
  const columns = await listGradebookColumns(ofClass.id, now)
  const quizIds = columns.map(({ quizId }) => quizId)
  const waived = await listWaived(db(), quizIds)
  const [{ rows }, members, dates, worked, shares] = await Promise.all([
    listGradebookRows(ofClass.id, columns, GradebookSearchSchema.parse({}), { take: null, student }),
    listMembers(ofClass.id, student),
    readDates(ofClass.id, now),
    listWorked(quizIds, student),
    readAssignmentShares(ofClass.id, waived, student),
  ])
  const exam = nextExam([...dates.values()], now)
  return {
    ...{ rows, members, dates, worked, shares, exam },
    recall: exam && withRecall ? await readRecall(ofClass, exam.at, waived, student) : null,
    ordered: inOrder(columns, dates),
    classShares: meanByQuiz(shares),
    sharesOf: groupBy(shares, ({ learnerId }) => learnerId),
  }
}

/** In the order of their dates. */
function inOrder(columns: readonly GradebookColumn[], dates: ReadonlyMap<string, Dates>): GradebookColumn[] {
  const orderOf = ({ quizId }: GradebookColumn) => dates.get(quizId)?.order ?? 0
  return [...columns].sort((a, b) => orderOf(a) - orderOf(b))
}

type Row = Pick<Work['rows'][number], 'id' | 'missing' | 'cells'> & { joinedAt: Date }

function toRecord(
  { ordered, dates, worked, sharesOf, classShares, recall }: Work,
  { id, missing, cells, joinedAt }: Row,
): StudentRecord {
  const work = worked.get(id)
  const own = sharesOf.get(id) ?? []
  const counted = ordered.filter((column) => !cells[column.id]?.isExcused)
  const isOpen = ({ quizId }: GradebookColumn) => dates.get(quizId)?.isOpened && !work?.submitted.has(quizId)
  return {
    joinedAt,
    lastWorkAt: work?.lastAt ?? null,
    closed: counted.filter((column) => isClosedFor(column, id)).length,
    missed: ordered.flatMap((column) => (missing.includes(column.id) ? [column.id] : [])),
    open: counted.filter((column) => !isClosedFor(column, id) && isOpen(column)).length,
    work: ordered.flatMap((column) => toShare(column, own, classShares)),
    recall: recall?.get(id) ?? null,
  }
}

function listAssessed(
  { ordered, worked, shares, classShares }: Work,
  present: ReadonlySet<string>,
): AssessedAssignment[] {
  const byQuiz = groupBy(shares, ({ quizId }) => quizId)
  return ordered.map(({ id, quizId, title, isClosed }) => ({
    ...{ id, quizId, title, isClosed },
    submitted: [...present].filter((student) => worked.get(student)?.submitted.has(quizId)).length,
    shares: new Map(
      (byQuiz.get(quizId) ?? []).flatMap(({ learnerId, share, answers }) =>
        present.has(learnerId) ? [[learnerId, { share, answers }] as const] : [],
      ),
    ),
    classShare: classShares.get(quizId) ?? null,
  }))
}

/** Assesses one current student, with the titles of the class's assignments. @returns null for anyone else */
export async function findStudentAssessment(ofClass: AssessedClass, studentId: string, now: Date) {
  const read = await readWork(ofClass, now, { only: studentId })
  const [student] = assess(read, now)
  if (!student) return null
  const titles = new Map(read.ordered.map(({ id, title }) => [id, title]))
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

function meanByQuiz(shares: readonly AssignmentShareRow[]): Map<string, number> {
  return new Map(
    [...groupBy(shares, ({ quizId }) => quizId)].map(([quizId, rows]) => {
      const answers = rows.reduce((sum, row) => sum + row.answers, 0)
      return [quizId, rows.reduce((sum, row) => sum + row.share * row.answers, 0) / answers]
    }),
  )
}

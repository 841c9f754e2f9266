import 'server-only'
import type { Course } from '@/domain/content/course'
import { lessonOf } from '@/domain/items/list-sections'
import { type LessonParts, type LessonWork, lessonWork } from '@/domain/lessons/lesson-work'
import { addCalendarDays } from '@/domain/time/calendar'
import { requireClassPermission } from '@/server/access/class-access'
import { findCourse } from '@/server/content/read-course'
import { readerCollator } from '@/server/http/reader-collator'
import { type Db, db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { grantOf, grantsIn } from '@/server/quizzes/quiz-rules'
import { type LessonTraces, readLessonTraces } from './lesson-traces'

/** A class, as far as its lessons are concerned. */
export type ClassOfLessons = { id: string; courseSlug: string; timeZone: string; archivedAt: Date | null }

/** A lesson that is assigned to a class. */
export type AssignedLesson = {
  slug: string
  title: string
  /** The path of the lesson. */
  path: string
  dueAt: Date | null
  parts: LessonParts
}

/** Lists the lessons assigned to a class, in course order, without removed ones and those that the course no longer has. */
export async function listAssignedLessons(
  { id: classId, courseSlug }: Pick<ClassOfLessons, 'id' | 'courseSlug'>,
  client: Db = db(),
): Promise<AssignedLesson[]> {
  const course = findCourse(courseSlug)
  if (!course) return []
  const rows = await client.lessonAssignment.findMany({
    where: { classId, removedAt: null },
    select: { lessonSlug: true, dueAt: true },
  })
  return course.lessons.flatMap(({ slug, title }) => {
    const row = rows.find(({ lessonSlug }) => lessonSlug === slug)
    const path = `/courses/${courseSlug}/lessons/${slug}`
    return row ? [{ slug, title, path, dueAt: row.dueAt, parts: partsOf(course, slug) }] : []
  })
}

/** Returns what a lesson asks for. */
function partsOf(course: Course, slug: string): LessonParts {
  return {
    sections: course.lessons.find((lesson) => lesson.slug === slug)?.sections.map(({ id }) => id) ?? [],
    checks: course.items.flatMap(({ item, isLessonCheck }) =>
      isLessonCheck && lessonOf(item.section) === slug ? [item.id] : [],
    ),
  }
}

type StudentOfLessons = { id: string; name: string; extraDays: number }

/** Reads the current students of a class with their extra days, or only one. */
export async function readStudents(
  { id: classId }: Pick<ClassOfLessons, 'id'>,
  { only, client = db() }: { only?: string; client?: Db } = {},
): Promise<StudentOfLessons[]> {
  const members = await client.classMember.findMany({
    where: { classId, role: 'STUDENT', leftAt: null, ...(only !== undefined && { userId: only }) },
    select: { user: { select: { id: true, name: true, email: true, ...grantsIn(classId) } } },
  })
  return members.map(({ user }) => ({
    id: user.id,
    name: user.name ?? user.email ?? '',
    extraDays: grantOf(user)?.extraDays ?? 0,
  }))
}

/** Returns a student's due date and work of one lesson. */
export function workOf(
  { timeZone, archivedAt }: Pick<ClassOfLessons, 'timeZone' | 'archivedAt'>,
  lesson: AssignedLesson,
  student: Pick<StudentOfLessons, 'id' | 'extraDays'>,
  traces: LessonTraces,
): { dueAt: Date | null; work: LessonWork } {
  const dueAt = lesson.dueAt && addCalendarDays(lesson.dueAt, student.extraDays, timeZone)
  const trace = traces(student.id, lesson.slug)
  return { dueAt, work: lessonWork(lesson.parts, trace, { dueAt, timeZone, endedAt: archivedAt }) }
}

type LessonForStaff = Pick<AssignedLesson, 'slug' | 'title' | 'dueAt'> & {
  done: number
  students: number
}

/** Lists the lessons of a class with how many students are done. The caller has checked access with `requireClassPermission`. */
export async function listLessonsForStaff(ofClass: ClassOfLessons): Promise<LessonForStaff[]> {
  const lessons = await listAssignedLessons(ofClass)
  if (lessons.length === 0) return []
  const students = await readStudents(ofClass)
  const traces = await readLessonTraces(ofClass.courseSlug, lessons, students)
  return lessons.map((lesson) => ({
    ...{ slug: lesson.slug, title: lesson.title, dueAt: lesson.dueAt },
    done: students.filter((student) => workOf(ofClass, lesson, student, traces).work.doneAt !== null).length,
    students: students.length,
  }))
}

export type LessonForStudent = Pick<AssignedLesson, 'slug' | 'title' | 'path'> & {
  /** With the student's extra days. */
  dueAt: Date | null
  work: LessonWork
}

/** Lists a student's assigned lessons, in course order. The caller has checked access. @returns none for someone who isn't a student of the class now */
export async function listLessonsForStudent(
  learnerId: string,
  ofClass: ClassOfLessons,
): Promise<LessonForStudent[]> {
  const lessons = await listAssignedLessons(ofClass)
  if (lessons.length === 0) return []
  const [student] = await readStudents(ofClass, { only: learnerId })
  if (!student) return []
  const traces = await readLessonTraces(ofClass.courseSlug, lessons, [student])
  return lessons.map((lesson) => ({
    ...{ slug: lesson.slug, title: lesson.title, path: lesson.path },
    ...workOf(ofClass, lesson, student, traces),
  }))
}

export type LessonPage = {
  class: ClassOfLessons & { name: string; role: string }
  lesson: AssignedLesson
  students: { id: string; name: string; dueAt: Date | null; work: LessonWork }[]
}

/** Returns an assigned lesson with every student's work. @throws AppError as `requireClassPermission`; NOT_FOUND if the lesson isn't assigned */
export async function getLessonPage(
  viewerId: string,
  { classId, lesson: slug }: { classId: string; lesson: string },
): Promise<LessonPage> {
  const ofClass = await requireClassPermission(viewerId, classId, 'viewGrades')
  const lesson = (await listAssignedLessons(ofClass)).find((entry) => entry.slug === slug)
  if (!lesson) throw new AppError('NOT_FOUND')
  const students = await readStudents(ofClass)
  const traces = await readLessonTraces(ofClass.courseSlug, [lesson], students)
  const collator = readerCollator()
  return {
    class: ofClass,
    lesson,
    students: students
      .map((student) => ({
        ...{ id: student.id, name: student.name },
        ...workOf(ofClass, lesson, student, traces),
      }))
      .sort((a, b) => collator.compare(a.name, b.name)),
  }
}

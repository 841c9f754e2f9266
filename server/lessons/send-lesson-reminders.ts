import { formatDateTimeInZone } from '@/domain/text/format'
import { addCalendarDays, calendarDayOf } from '@/domain/time/calendar'
import { notify } from '@/server/notifications/notify'
import { lockName } from '@/server/platform/database-statements'
import type { Db, Tx } from '@/server/platform/db'
import {
  type AssignedLesson,
  type ClassOfLessons,
  listAssignedLessons,
  readStudents,
  workOf,
} from './lesson-queries'
import { readLessonTraces } from './lesson-traces'

/**
 * Notifies students, once for each due date, of an assigned lesson that is due within a day and that they haven't finished, as `sendDueReminders` does for
 * assignments.
 * @returns how many were notified
 */
export async function sendLessonReminders(client: Db, now: Date): Promise<number> {
  const classes = await client.class.findMany({
    where: { archivedAt: null, lessonAssignments: { some: { removedAt: null, dueAt: { not: null } } } },
    select: {
      ...{ id: true, name: true, timeZone: true, archivedAt: true },
      course: { select: { slug: true } },
    },
  })
  let notified = 0
  for (const { course, ...ofClass } of classes)
    notified += await remindClass(client, { ...ofClass, courseSlug: course.slug }, now)
  return notified
}

type NamedClass = ClassOfLessons & { name: string }

async function remindClass(client: Db, ofClass: NamedClass, now: Date): Promise<number> {
  const all = await listAssignedLessons(ofClass, client)
  const students = await readStudents(ofClass, { client })
  const mostDays = Math.max(0, ...students.map(({ extraDays }) => extraDays))
  const lessons = all.filter(({ dueAt }) => dueAt !== null && isNear(dueAt, ofClass, mostDays, now))
  if (lessons.length === 0) return 0
  const traces = await readLessonTraces(ofClass.courseSlug, lessons, students, client)
  const found = lessons.flatMap((lesson) =>
    students.flatMap((student) => {
      const { dueAt, work } = workOf(ofClass, lesson, student, traces)
      if (dueAt === null || dueAt <= now || work.doneAt !== null) return []
      const from = addCalendarDays(dueAt, -1, ofClass.timeZone)
      return from > now ? [] : [{ userId: student.id, dueAt, from, lesson }]
    }),
  )
  if ((await withoutReminded(client, found)).length === 0) return 0
  return client.$transaction(async (tx) => {
    // Another process may have reminded them since this one looked.
    await lockName(tx, `lesson reminders of ${ofClass.id}`)
    const due = await withoutReminded(tx, found)
    await notify(
      tx,
      due.map(({ userId, ...reminder }) => ({ userId, ...inWords(ofClass, reminder, now), createdAt: now })),
    )
    return due.length
  })
}

type Due = { userId: string; dueAt: Date; from: Date; lesson: AssignedLesson }

async function withoutReminded(client: Tx, due: readonly Due[]): Promise<Due[]> {
  const sent = await client.notification.findMany({
    where: {
      userId: { in: due.map(({ userId }) => userId) },
      kind: 'due-tomorrow',
      path: { in: due.map(({ lesson }) => lesson.path) },
    },
    select: { userId: true, path: true, createdAt: true },
  })
  return due.filter(
    ({ userId, lesson, from }) =>
      !sent.some((row) => row.userId === userId && row.path === lesson.path && row.createdAt >= from),
  )
}

/** Whether a lesson can be due within a day for any student. */
function isNear(dueAt: Date, { timeZone }: NamedClass, mostDays: number, now: Date): boolean {
  return addCalendarDays(dueAt, -1, timeZone) <= now && addCalendarDays(dueAt, mostDays, timeZone) > now
}

function inWords(
  { name, timeZone }: NamedClass,
  { dueAt, lesson }: { dueAt: Date; lesson: AssignedLesson },
  now: Date,
) {
  const day = calendarDayOf(dueAt, timeZone) === calendarDayOf(now, timeZone) ? 'today' : 'tomorrow'
  return {
    kind: 'due-tomorrow' as const,
    title: `Due ${day}: ${lesson.title}`,
    body: `In ${name}, due ${formatDateTimeInZone(dueAt, timeZone)}. You haven’t finished this lesson yet.`,
    path: lesson.path,
  }
}

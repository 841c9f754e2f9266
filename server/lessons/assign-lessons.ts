import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { requireClassPermission } from '@/server/access/class-access'
import { getCourse } from '@/server/content/read-course'
import { parseInput } from '@/server/http/parse-input'
import { type Form, momentFrom } from '@/server/http/read-form'
import { notify } from '@/server/notifications/notify'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'

export const LessonTargetSchema = z
  .object({ class: idText, lesson: idText })
  .transform((target) => ({ classId: target.class, lesson: target.lesson }))
type LessonTarget = z.infer<typeof LessonTargetSchema>

/** Reads the due date of a form. @returns null for none @throws AppError INVALID_INPUT */
export function dueAtFrom(form: Form): Date | null {
  return parseInput(z.coerce.date().nullable(), momentFrom(form, 'dueAt', 'Due'))
}

/**
 * Assigns lessons of the class's course and notifies the students. A lesson that is assigned already gets the new due date, without another notification.
 * @throws AppError as `requireClassPermission`; NOT_FOUND for a lesson that the course doesn't have; INVALID_INPUT without lessons
 */
export async function assignLessons(
  actor: ActingPerson,
  { classId, lessons, dueAt }: { classId: string; lessons: readonly string[]; dueAt: Date | null },
): Promise<void> {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach')
  if (lessons.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Select at least one lesson.' })
  const course = getCourse(ofClass.courseSlug)
  const chosen = [...new Set(lessons)].map((slug) => {
    const lesson = course.lessons.find((entry) => entry.slug === slug)
    if (!lesson) throw new AppError('NOT_FOUND')
    return { slug, title: lesson.title, path: `/courses/${course.slug}/lessons/${slug}` }
  })
  await db().$transaction(async (tx) => {
    // Only while the class isn't archived, also if that happens at the same time.
    await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    const assigned = await tx.lessonAssignment.findMany({
      where: { classId, removedAt: null, lessonSlug: { in: chosen.map(({ slug }) => slug) } },
      select: { lessonSlug: true },
    })
    for (const { slug: lessonSlug } of chosen)
      await tx.lessonAssignment.upsert({
        where: { classId_lessonSlug: { classId, lessonSlug } },
        create: { classId, lessonSlug, dueAt },
        update: { dueAt, removedAt: null },
      })
    await writeAudit(
      tx,
      actor,
      ...chosen.map(({ title }) => ({
        ...entryOf('lesson.assign', classId),
        after: { lesson: title, dueAt },
      })),
    )
    const fresh = chosen.filter(({ slug }) => assigned.every(({ lessonSlug }) => lessonSlug !== slug))
    await notifyStudents(tx, { classId, className: ofClass.name, lessons: fresh })
  })
}

type Notified = {
  classId: string
  className: string
  lessons: readonly { title: string; path: string }[]
}

async function notifyStudents(tx: Tx, { classId, className, lessons }: Notified): Promise<void> {
  const students = await tx.classMember.findMany({
    where: { classId, role: 'STUDENT', leftAt: null },
    select: { userId: true },
  })
  await notify(
    tx,
    students.flatMap(({ userId }) =>
      lessons.map(({ title, path }) => ({
        userId,
        kind: 'assigned' as const,
        title: `New lesson to read: ${title}`,
        body: `In ${className}. It’s done when you’ve read all sections and answered all quick checks.`,
        path,
      })),
    ),
  )
}

const entryOf = (action: 'lesson.assign' | 'lesson.change' | 'lesson.remove', classId: string) => ({
  ...{ action, classId },
  subject: { type: 'class' as const, id: classId },
})

/** Changes the due date of an assigned lesson. @throws AppError as `requireClassPermission`; NOT_FOUND if the lesson isn't assigned */
export async function changeLessonDate(
  actor: ActingPerson,
  target: LessonTarget,
  dueAt: Date | null,
): Promise<void> {
  await changeLesson(actor, target, 'lesson.change', { dueAt })
}

/** Removes a lesson from the class. What students did in it stays. @throws AppError as `requireClassPermission`; NOT_FOUND if the lesson isn't assigned */
export async function removeLesson(actor: ActingPerson, target: LessonTarget, now: Date): Promise<void> {
  await changeLesson(actor, target, 'lesson.remove', { removedAt: now })
}

async function changeLesson(
  actor: ActingPerson,
  { classId, lesson: lessonSlug }: LessonTarget,
  action: 'lesson.change' | 'lesson.remove',
  data: { dueAt: Date | null } | { removedAt: Date },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { courseSlug } = await requireClassPermission(actor.id, classId, 'teach', { client: tx })
    const row = await tx.lessonAssignment.findFirst({
      where: { classId, lessonSlug, removedAt: null },
      select: { id: true, dueAt: true },
    })
    if (!row) throw new AppError('NOT_FOUND')
    await tx.lessonAssignment.update({ where: { id: row.id }, data })
    const lesson = getCourse(courseSlug).lessons.find(({ slug }) => slug === lessonSlug)?.title ?? lessonSlug
    await writeAudit(tx, actor, {
      ...entryOf(action, classId),
      before: { lesson, dueAt: row.dueAt },
      after: 'dueAt' in data ? { lesson, dueAt: data.dueAt } : { lesson, dueAt: row.dueAt, isRemoved: true },
    })
  })
}

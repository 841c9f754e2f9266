import 'server-only'
import { type AssignmentForStudent, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { type LessonForStudent, listLessonsForStudent } from '@/server/lessons/lesson-queries'
import { db } from '@/server/platform/db'

export type DueWork = Pick<
  AssignmentForStudent,
  'id' | 'title' | 'phase' | 'state' | 'dueAt' | 'closesAt' | 'isExcused'
> & {
  classId: string
  className: string
  path: string
}

/** Lists a student's open assignments that aren't submitted or excused, and lessons that aren't done, in all their classes, soonest due first. */
export async function listDueWork(learnerId: string, now: Date): Promise<DueWork[]> {
  const memberships = await db().classMember.findMany({
    where: { userId: learnerId, role: 'STUDENT', leftAt: null, class: { archivedAt: null } },
    select: {
      class: {
        select: {
          ...{ id: true, name: true, timeZone: true, archivedAt: true },
          course: { select: { slug: true } },
        },
      },
    },
  })
  const byClass = await Promise.all(
    memberships.map(async ({ class: { course, ...ofClass } }): Promise<DueWork[]> => {
      const { id: classId, name: className } = ofClass
      const [assignments, lessons] = await Promise.all([
        listAssignmentsForStudent(learnerId, { id: classId, courseSlug: course.slug }, now),
        listLessonsForStudent(learnerId, { ...ofClass, courseSlug: course.slug }),
      ])
      return [
        ...assignments.map((assignment) => ({
          ...{ ...assignment, classId, className },
          path: `/classes/${classId}/assignments/${assignment.id}`,
        })),
        ...lessons.map((lesson) => ({ ...toDueWork(lesson, now), classId, className })),
      ]
    }),
  )
  const isDue = ({ phase, state, isExcused }: DueWork) =>
    (phase === 'open' || phase === 'late') && state !== 'done' && !isExcused
  const endOf = ({ dueAt, closesAt }: DueWork) => (dueAt ?? closesAt)?.getTime() ?? Number.POSITIVE_INFINITY
  const due = byClass.flat().filter(isDue)
  // Without dates, the difference isn't a number, and the order stays.
  return due.sort((a, b) => endOf(a) - endOf(b) || 0)
}

function toDueWork({ slug, title, path, dueAt, work }: LessonForStudent, now: Date) {
  const isStarted = work.read + work.answered > 0
  return {
    ...{ id: slug, title: `Lesson: ${title}`, path, dueAt, closesAt: null, isExcused: false },
    phase: dueAt && dueAt <= now ? ('late' as const) : ('open' as const),
    state: work.doneAt ? ('done' as const) : isStarted ? ('open' as const) : ('not-started' as const),
  }
}

import 'server-only'
import { type AssignmentForStudent, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { db } from '@/server/platform/db'

export type DueWork = AssignmentForStudent & { classId: string; className: string }

/** Lists a student's open assignments that aren't submitted or excused, in all their classes, soonest due first. */
export async function listDueWork(learnerId: string, now: Date): Promise<DueWork[]> {
  const memberships = await db().classMember.findMany({
    where: { userId: learnerId, role: 'STUDENT', leftAt: null, class: { archivedAt: null } },
    select: { class: { select: { id: true, name: true, course: { select: { slug: true } } } } },
  })
  const byClass = await Promise.all(
    memberships.map(async ({ class: { id, name, course } }) => {
      const assignments = await listAssignmentsForStudent(learnerId, { id, courseSlug: course.slug }, now)
      return assignments.map((assignment) => ({ ...assignment, classId: id, className: name }))
    }),
  )
  const isDue = ({ phase, state, isExcused }: DueWork) =>
    (phase === 'open' || phase === 'late') && state !== 'done' && !isExcused
  const endOf = ({ dueAt, closesAt }: DueWork) => (dueAt ?? closesAt)?.getTime() ?? Number.POSITIVE_INFINITY
  const due = byClass.flat().filter(isDue)
  // Without dates, the difference isn't a number, and the order stays.
  return due.sort((a, b) => endOf(a) - endOf(b) || 0)
}

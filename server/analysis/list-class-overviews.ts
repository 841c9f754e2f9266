import 'server-only'
import type { ClassRole } from '@/domain/access/class-permissions'
import { type Assessment, byUrgency } from '@/domain/overview/at-risk'
import { CLASS_ROLE, storedRolesWith } from '@/server/access/class-access'
import { requireStaffTwoStep } from '@/server/http/staff-two-step'
import { db } from '@/server/platform/db'
import { assessClass } from './assess-class'
import { getInsight } from './get-insight'

export type ClassSummary = {
  id: string
  name: string
  term: string | null
  students: number
  /** Most urgent first. */
  atRisk: { id: string; name: string; assessment: Assessment }[]
  teachNext: { concept: string; title: string; facility: number; answers: number; lesson: string | null }[]
  wellKnown: { concept: string; title: string; facility: number }[]
  courseSlug: string
}

/** The columns of a class that a summary needs. */
export const SUMMARIZED_CLASS = {
  id: true,
  name: true,
  term: true,
  timeZone: true,
  course: { select: { slug: true } },
} as const

type SummarizedClass = {
  id: string
  name: string
  term: string | null
  timeZone: string
  course: { slug: string }
}

/** Classes on a page. Each is read from all answers of the class. */
const PAGE = 10

/** Summarizes a page of the classes that a user teaches or observes and that aren't archived, newest first. @param page starts at 1 */
export async function listClassOverviews(
  viewerId: string,
  { page, now }: { page: number; now: Date },
): Promise<{ classes: ClassSummary[]; hasMore: boolean }> {
  const memberships = await db().classMember.findMany({
    where: {
      ...{ userId: viewerId, role: { in: storedRolesWith('viewGrades') }, leftAt: null },
      class: { archivedAt: null },
    },
    orderBy: [{ class: { createdAt: 'desc' } }, { classId: 'desc' }],
    skip: (page - 1) * PAGE,
    take: PAGE + 1,
    select: { role: true, class: { select: SUMMARIZED_CLASS } },
  })
  if (memberships.length > 0) await requireStaffTwoStep(viewerId)
  const classes: ClassSummary[] = []
  // One after another, because each reads all answers of a class.
  for (const { role, class: ofClass } of memberships.slice(0, PAGE))
    classes.push(await summarizeClass(ofClass, CLASS_ROLE[role], now))
  return { classes, hasMore: memberships.length > PAGE }
}

/** Summarizes a class for its staff. The caller has checked `viewGrades`. */
export async function summarizeClass(
  { course, id, name, term, timeZone }: SummarizedClass,
  role: ClassRole,
  now: Date,
): Promise<ClassSummary> {
  const ofClass = { id, timeZone, courseSlug: course.slug, role }
  const { students } = await assessClass(ofClass, now)
  const { teachNext, wellKnown } = await getInsight(ofClass)
  return {
    ...{ id, name, term, courseSlug: course.slug, teachNext, wellKnown },
    students: students.length,
    atRisk: students
      .filter(({ assessment }) => assessment.reasons.length > 0)
      .sort((a, b) => byUrgency(a.assessment, b.assessment)),
  }
}

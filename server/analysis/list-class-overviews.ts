import 'server-only'
import { type Assessment, byUrgency } from '@/domain/overview/at-risk'
import { CLASS_ROLE, storedRolesWith } from '@/server/access/class-access'
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

/** Summarizes every class that a user teaches or observes and that isn't archived, newest first. */
export async function listClassOverviews(viewerId: string, now: Date): Promise<ClassSummary[]> {
  const memberships = await db().classMember.findMany({
    where: {
      userId: viewerId,
      role: { in: storedRolesWith('viewGrades') },
      leftAt: null,
      class: { archivedAt: null },
    },
    orderBy: [{ class: { createdAt: 'desc' } }, { classId: 'desc' }],
    select: {
      role: true,
      class: {
        select: { id: true, name: true, term: true, timeZone: true, course: { select: { slug: true } } },
      },
    },
  })
  const summaries: ClassSummary[] = []
  // One after another, because each reads all answers of a class.
  for (const { role, class: row } of memberships) {
    const { course, ...ofClass } = row
    const detailed = { ...ofClass, courseSlug: course.slug, role: CLASS_ROLE[role] }
    const { students } = await assessClass(detailed, now)
    const { teachNext, wellKnown } = await getInsight(detailed)
    summaries.push({
      ...{ id: ofClass.id, name: ofClass.name, term: ofClass.term, courseSlug: course.slug },
      students: students.length,
      atRisk: students
        .filter(({ assessment }) => assessment.reasons.length > 0)
        .sort((a, b) => byUrgency(a.assessment, b.assessment)),
      teachNext,
      wellKnown,
    })
  }
  return summaries
}

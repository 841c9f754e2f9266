import { startOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { daysBetween } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'
import type { StudySettings } from './study-settings'

export type ExamDate = {
  /** The study day, `2027-05-20`. */
  day: string
  /** The title of the assignment that sets it; null for the learner's own date. */
  title: string | null
  /** Study days from today, 0 or more. */
  daysLeft: number
}

/** Finds a learner's next exam in a course, from today on: the date that they entered or the exam date of an assignment, whichever is earlier. */
export async function findExamDate(
  learnerId: string,
  courseSlug: string,
  settings: StudySettings,
  now: Date,
): Promise<ExamDate | null> {
  const today = studyDayOf(now, settings.clock)
  const assignments = await db().assignment.findMany({
    where: {
      removedAt: null,
      publishedAt: { not: null },
      examAt: { gte: startOfStudyDay(today, settings.clock) },
      class: {
        archivedAt: null,
        course: { slug: courseSlug },
        members: { some: { userId: learnerId, role: 'STUDENT', leftAt: null } },
      },
    },
    select: { examAt: true, quiz: { select: { title: true } } },
  })
  const dates = assignments.flatMap(({ examAt, quiz }) =>
    examAt ? [{ day: studyDayOf(examAt, settings.clock), title: quiz.title }] : [],
  )
  const own = settings.examDates[courseSlug] ?? settings.examOn
  const all = [...(own ? [{ day: own, title: null }] : []), ...dates]
  const [next] = all.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : 1))
  return next ? { ...next, daysLeft: daysBetween(today, next.day) } : null
}

import 'server-only'
import type { Course } from '@/domain/content/course'
import { quizTime } from '@/domain/scheduling/quiz-time'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { listCourses } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { getStudySettings } from '@/server/review/study-settings'
import { listStudyDaysOfCourse } from './progress-statements'
import { firstDay, listStudyDays, type StudyDayRow } from './review-queries'

export type StudyDays = {
  days: StudyDayRow[]
  today: string
  weeks: number
  /** Time in graded quizzes of the course, in milliseconds. */
  quizMs: number
}

/** How many weeks the calendar shows. */
const CALENDAR_WEEKS = 26

/** Returns the study days of a course. */
export async function getStudyDays(learnerId: string, course: Course, now: Date): Promise<StudyDays> {
  const today = studyDayOf(now, (await getStudySettings(learnerId)).clock)
  const isOnly = listCourses().length === 1
  const [days, spans] = await Promise.all([
    // The totals of all courses are stored, so they are read if there is only one.
    isOnly
      ? listStudyDays(learnerId, today, CALENDAR_WEEKS)
      : listStudyDaysOfCourse({ learnerId, courseSlug: course.slug }, firstDay(today, CALENDAR_WEEKS)),
    db().attempt.findMany({
      where: { learnerId, courseSlug: course.slug, state: 'GRADED' },
      select: { startedAt: true, submittedAt: true },
    }),
  ])
  return { days, today, weeks: CALENDAR_WEEKS, quizMs: quizTime(spans) }
}

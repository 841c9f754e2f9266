import 'server-only'
import type { Course } from '@/domain/content/course'
import { quizTime } from '@/domain/scheduling/quiz-time'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { db } from '@/server/platform/db'
import { getStudySettings } from '@/server/review/study-settings'
import { listStudyDays, type StudyDayRow } from './review-queries'

export type StudyDays = {
  days: StudyDayRow[]
  today: string
  weeks: number
  /** Time in graded quizzes of the course, in milliseconds. */
  quizMs: number
}

/** How many weeks the calendar shows. */
const CALENDAR_WEEKS = 26

export async function getStudyDays(learnerId: string, course: Course, now: Date): Promise<StudyDays> {
  const today = studyDayOf(now, (await getStudySettings(learnerId)).clock)
  const [days, spans] = await Promise.all([
    listStudyDays(learnerId, today, CALENDAR_WEEKS),
    db().attempt.findMany({
      where: { learnerId, courseSlug: course.slug, state: 'GRADED' },
      select: { startedAt: true, submittedAt: true },
    }),
  ])
  return { days, today, weeks: CALENDAR_WEEKS, quizMs: quizTime(spans) }
}

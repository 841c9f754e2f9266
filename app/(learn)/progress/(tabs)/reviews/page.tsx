import type { Metadata } from 'next'
import { CourseLinks } from '@/components/progress/course-links'
import { DailyGoalSection } from '@/components/progress/daily-goal-section'
import { EmptyProgress } from '@/components/progress/empty-progress'
import { ForecastSection } from '@/components/progress/forecast-section'
import { StudySection } from '@/components/progress/study-section'
import { TimeZoneNote } from '@/components/review/time-zone-note'
import type { Course } from '@/domain/content/course'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { getForecast } from '@/server/progress/get-forecast'
import { getStudyDays } from '@/server/progress/get-study-days'
import { getGoalSettings } from '@/server/review/goal-settings'
import { type CourseQuery, findPageCourses } from '../../../page-courses'
import { noteTimeZoneAction } from '../../../review/actions'
import { saveDailyGoalAction, switchGoalsAction } from '../../actions'

export const metadata: Metadata = { title: 'Reviews: progress', robots: { index: false } }

export default async function ReviewsPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return null
  const { course, all } = shown
  const { status, isZoneKnown, ...settings } = await getGoalSettings(viewer, new Date())
  return (
    <>
      {viewer && !isZoneKnown && <TimeZoneNote action={noteTimeZoneAction} />}
      <DailyGoalSection
        status={status}
        settings={{ ...settings, saveAction: saveDailyGoalAction, switchAction: switchGoalsAction }}
      />
      <CourseLinks courses={all} current={course.slug} path="/progress/reviews" />
      {viewer ? <Reviews viewer={viewer} course={course} hasCalendar={settings.isOn} /> : <NoReviews />}
    </>
  )
}

type Props = { viewer: Viewer; course: Course; hasCalendar: boolean }

async function Reviews({ viewer, course, hasCalendar }: Props) {
  const now = new Date()
  const [forecast, study] = await Promise.all([
    getForecast(viewer.id, course, now),
    hasCalendar ? getStudyDays(viewer.id, course, now) : null,
  ])
  const hasStudied = study !== null && study.days.length > 0
  if (!hasStudied && forecast.answers === 0) return <NoReviews />
  return (
    <>
      {hasStudied && <StudySection {...study} />}
      <ForecastSection {...forecast} />
    </>
  )
}

function NoReviews() {
  return (
    <EmptyProgress
      title="No reviews yet"
      text="After your first answers, this page shows your study days and how much you’ll still recall in the next 30 days."
      href="/review"
      label="Start a review"
    />
  )
}

import type { Metadata } from 'next'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { CalibrationMonths } from '@/components/progress/calibration-months'
import { CourseLinks } from '@/components/progress/course-links'
import { EmptyProgress } from '@/components/progress/empty-progress'
import { hasEnoughStated } from '@/domain/calibration/calibration'
import { findViewer } from '@/server/http/viewer'
import { getCalibration } from '@/server/progress/get-calibration'
import { type CourseQuery, findPageCourses } from '../../../page-courses'

export const metadata: Metadata = { title: 'Calibration: progress', robots: { index: false } }

export default async function CalibrationPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return null
  const { course, all } = shown
  const { calibration, byMonth } = await getCalibration(viewer?.id ?? null, course)
  return (
    <>
      <CourseLinks courses={all} current={course.slug} path="/progress/calibration" />
      {hasEnoughStated(calibration) ? (
        <>
          <CalibrationSection calibration={calibration} />
          <CalibrationMonths months={byMonth} />
        </>
      ) : (
        <EmptyProgress
          title="Not enough answers yet"
          text="After 10 answers with a stated confidence, this page compares how confident you are with how often you’re correct."
          href="/review"
          label="Review"
        />
      )}
    </>
  )
}

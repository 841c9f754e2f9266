import type { Metadata } from 'next'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { CalibrationMonths } from '@/components/progress/calibration-months'
import { EmptyProgress } from '@/components/progress/empty-progress'
import { hasEnoughStated } from '@/domain/calibration/calibration'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { getCalibration } from '@/server/progress/get-calibration'

export const metadata: Metadata = { title: 'Calibration: progress', robots: { index: false } }

export default async function CalibrationPage() {
  const viewer = await findViewer()
  const [course] = listCourses()
  if (!course) return null
  const { calibration, byMonth } = await getCalibration(viewer?.id ?? null, course)
  if (!hasEnoughStated(calibration))
    return (
      <EmptyProgress
        title="Not enough answers yet"
        text="After 10 answers with a stated confidence, this page compares how confident you are with how often you’re correct."
        href="/review"
        label="Review"
      />
    )
  return (
    <>
      <CalibrationSection calibration={calibration} />
      <CalibrationMonths months={byMonth} />
    </>
  )
}

import Link from 'next/link'
import type { ReactNode } from 'react'
import { NoCourses } from '@/components/progress/no-courses'
import { ProgressTabs } from '@/components/progress/progress-tabs'
import { hasEnoughStated } from '@/domain/calibration/calibration'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { getCalibration } from '@/server/progress/get-calibration'

const TABS = [
  { href: '/progress', label: 'Overview' },
  { href: '/progress/concepts', label: 'Concepts' },
  { href: '/progress/reviews', label: 'Reviews' },
  { href: '/progress/quizzes', label: 'Quizzes' },
]
const CALIBRATION_TAB = { href: '/progress/calibration', label: 'Calibration' }

/** The pages of the learner’s progress. Calibration is offered only if there is something to say. */
export default async function ProgressLayout({ children }: { children: ReactNode }) {
  const viewer = await findViewer()
  const learnerId = viewer?.id ?? null
  const courses = listCourses()
  if (courses.length === 0) return <NoCourses />
  // The layout doesn't know which course the URL names, so the tab is there if any course has something to say.
  const calibrations = await Promise.all(courses.map((course) => getCalibration(learnerId, course)))
  const hasCalibration = calibrations.some(({ calibration }) => hasEnoughStated(calibration))
  return (
    <div className="page pt-8">
      <header>
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h1>Progress</h1>
          {viewer && !viewer.isGuest && (
            <Link href="/progress/share" prefetch={false} className="no-print text-sm">
              Share
            </Link>
          )}
        </div>
        <div className="mt-1 border-line border-b">
          <ProgressTabs links={hasCalibration ? [...TABS, CALIBRATION_TAB] : TABS} />
        </div>
      </header>
      {children}
    </div>
  )
}

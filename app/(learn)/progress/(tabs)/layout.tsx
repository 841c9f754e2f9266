import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageTabs } from '@/components/ui/page-tabs'
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
  const [course] = listCourses()
  if (!course) return null
  const { calibration } = await getCalibration(viewer?.id ?? null, course)
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
          <PageTabs
            label="Progress"
            links={hasEnoughStated(calibration) ? [...TABS, CALIBRATION_TAB] : TABS}
          />
        </div>
      </header>
      {children}
    </div>
  )
}

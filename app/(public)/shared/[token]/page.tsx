import type { Metadata } from 'next'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { CalibrationMonths } from '@/components/progress/calibration-months'
import { Lessons, Quizzes } from '@/components/progress/done-so-far'
import { ForecastSection } from '@/components/progress/forecast-section'
import { Knowledge } from '@/components/progress/knowledge'
import { StudySection } from '@/components/progress/study-section'
import { LocalTime } from '@/components/ui/local-time'
import { findCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { CALENDAR_WEEKS, getProgress } from '@/server/progress/get-progress'
import { quizTime } from '@/server/progress/quiz-time'
import { getSharedReport } from '@/server/shares/shares'

export const metadata: Metadata = {
  title: 'Progress report',
  robots: { index: false, follow: false },
  // Anyone who has the URL can read the report.
  referrer: 'no-referrer',
}

type Props = { params: Promise<{ token: string }> }

/** The sections of their progress that a learner chose to share. Read-only, and also formatted for print. */
export default async function SharedReportPage({ params }: Props) {
  const { token } = await params
  const now = new Date()
  const report = await orNotFound(() => getSharedReport(token, now))
  const course = findCourse(report.courseSlug)
  if (!course) return null
  const progress = await getProgress(report.learnerId, course, now)
  const shows = (section: (typeof report.sections)[number]) => report.sections.includes(section)
  return (
    <div className="page report">
      <header>
        <p className="eyebrow">{course.title}</p>
        <h1 className="mt-2">{report.name ? `${report.name}’s progress` : 'Progress report'}</h1>
        <p className="mt-2 text-muted">
          As of <LocalTime date={now.toISOString()} />.{' '}
          <span className="no-print">
            This link expires on <LocalTime date={report.expiresAt.toISOString()} withTime={false} />.
          </span>
        </p>
      </header>
      {shows('knowledge') && (
        <Knowledge course={course} concepts={progress.concepts} facts={progress.facts} isOwn={false} />
      )}
      {shows('forecast') && (
        <ForecastSection
          points={progress.forecast}
          exam={progress.exam}
          cards={progress.facts.asked}
          answers={progress.facts.answers}
        />
      )}
      {shows('study') && (
        <StudySection
          days={progress.days}
          today={progress.today}
          weeks={CALENDAR_WEEKS}
          quizMs={quizTime(progress.results)}
        />
      )}
      {shows('calibration') && (
        <>
          <CalibrationSection calibration={progress.calibration} />
          <CalibrationMonths months={progress.calibrationByMonth} />
        </>
      )}
      {shows('results') && (
        <div className="done-so-far mt-14 grid gap-12 lg:grid-cols-2">
          <Lessons course={course} readings={progress.readings} />
          <Quizzes course={course} results={progress.results} isOwn={false} />
        </div>
      )}
    </div>
  )
}

import type { Metadata } from 'next'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { CalibrationMonths } from '@/components/progress/calibration-months'
import { Lessons, Quizzes } from '@/components/progress/done-so-far'
import { ForecastSection } from '@/components/progress/forecast-section'
import { Knowledge } from '@/components/progress/knowledge'
import { StudySection } from '@/components/progress/study-section'
import { LocalTime } from '@/components/ui/local-time'
import type { ShareSection } from '@/domain/access/share-sections'
import type { Course } from '@/domain/content/course'
import { findCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { getCalibration } from '@/server/progress/get-calibration'
import { getForecast } from '@/server/progress/get-forecast'
import { getKnowledge } from '@/server/progress/get-knowledge'
import { getStudyDays } from '@/server/progress/get-study-days'
import { listGraded, listReadings } from '@/server/progress/queries'
import { getSharedReport, type SharedReport } from '@/server/shares/shares'

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
  const { knowledge, forecast, study, calibration, results } = await readSections(report, course, now)
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
      {knowledge && <Knowledge course={course} {...knowledge} isOwn={false} />}
      {forecast && <ForecastSection {...forecast} />}
      {study && <StudySection {...study} />}
      {calibration && (
        <>
          <CalibrationSection calibration={calibration.calibration} />
          <CalibrationMonths months={calibration.byMonth} />
        </>
      )}
      {results && (
        <div className="done-so-far mt-14 grid gap-12 lg:grid-cols-2">
          <Lessons course={course} readings={results.readings} />
          <Quizzes course={course} results={results.graded} isOwn={false} />
        </div>
      )}
    </div>
  )
}

/** Reads only what the learner chose to share. */
async function readSections({ learnerId, sections }: SharedReport, course: Course, now: Date) {
  const read = async <T,>(section: ShareSection, get: () => Promise<T>) =>
    sections.includes(section) ? get() : null
  const [knowledge, forecast, study, calibration, results] = await Promise.all([
    read('knowledge', () => getKnowledge(learnerId, course, now)),
    read('forecast', () => getForecast(learnerId, course, now)),
    read('study', () => getStudyDays(learnerId, course, now)),
    read('calibration', () => getCalibration(learnerId, course)),
    read('results', async () => ({
      readings: await listReadings(learnerId, course.slug),
      graded: await listGraded(learnerId, course.slug, now),
    })),
  ])
  return { knowledge, forecast, study, calibration, results }
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { titlesOf } from '@/components/course-home/describe-next-step'
import { CalibrationMonths } from '@/components/progress/calibration-months'
import { Lessons, Quizzes } from '@/components/progress/done-so-far'
import { ForecastSection } from '@/components/progress/forecast-section'
import { Knowledge } from '@/components/progress/knowledge'
import { NextStepCard } from '@/components/progress/next-step-card'
import { StudySection } from '@/components/progress/study-section'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { CALENDAR_WEEKS, getProgress } from '@/server/progress/get-progress'
import { quizTime } from '@/server/progress/quiz-time'

export const metadata: Metadata = { title: 'Progress', robots: { index: false } }

export default async function ProgressPage() {
  const viewer = await findViewer()
  const [course] = listCourses()
  if (!course) return null
  const progress = await getProgress(viewer?.id ?? null, course, new Date())
  const { readings, results, nextStep } = progress
  return (
    <div className="page">
      <header className="flex flex-wrap items-baseline justify-between gap-3">
        <h1>Progress</h1>
        {viewer && !viewer.isGuest && (
          <Link href="/progress/share" prefetch={false} className="no-print text-sm">
            Share
          </Link>
        )}
      </header>
      {(!viewer || viewer.isGuest) && (
        <p className="mt-3 text-muted">
          {viewer
            ? 'You’re studying as a guest in this browser. '
            : 'You don’t have any saved progress yet. '}
          <Link href="/sign-up">Create an account</Link> to see your progress on every device, or{' '}
          <Link href="/sign-in">sign in</Link>.
        </p>
      )}
      {nextStep && <NextStepCard step={nextStep} course={titlesOf(course)} />}
      <Knowledge course={course} concepts={progress.concepts} facts={progress.facts} isOwn />
      <ForecastSection
        points={progress.forecast}
        exam={progress.exam}
        cards={progress.facts.asked}
        answers={progress.facts.answers}
      />
      <StudySection
        days={progress.days}
        today={progress.today}
        weeks={CALENDAR_WEEKS}
        quizMs={quizTime(results)}
      />
      <CalibrationSection calibration={progress.calibration} />
      <CalibrationMonths months={progress.calibrationByMonth} />
      <div className="mt-14 grid gap-12 lg:grid-cols-2">
        <Lessons course={course} readings={readings} />
        <Quizzes course={course} results={results} />
      </div>
    </div>
  )
}

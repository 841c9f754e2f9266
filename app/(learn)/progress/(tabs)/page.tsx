import type { Metadata } from 'next'
import Link from 'next/link'
import { titlesOf } from '@/components/course-home/describe-next-step'
import { AllCourses } from '@/components/progress/all-courses'
import { CourseLinks } from '@/components/progress/course-links'
import { EmptyProgress } from '@/components/progress/empty-progress'
import { FadingConcepts } from '@/components/progress/fading-concepts'
import { HowYouAreDoing } from '@/components/progress/how-you-are-doing'
import { NextStepCard } from '@/components/progress/next-step-card'
import type { Course } from '@/domain/content/course'
import { listFading } from '@/domain/mastery/fading'
import { findViewer } from '@/server/http/viewer'
import { getProgress, type Progress } from '@/server/progress/get-progress'
import { listCourseProgress } from '@/server/progress/list-course-progress'
import { findGoalStatus, type GoalStatus } from '@/server/review/goal-queries'
import { getStudySettings } from '@/server/review/study-settings'
import { type CourseQuery, courseQuery, findPageCourses } from '../../page-courses'

export const metadata: Metadata = { title: 'Progress', robots: { index: false } }

export default async function ProgressPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return null
  const { course, all, isCombined } = shown
  const learnerId = viewer?.id ?? null
  const now = new Date()
  const canCombine = all.length > 1 && (await getStudySettings(learnerId)).combinesCourses
  return (
    <>
      <CourseLinks
        courses={all}
        current={isCombined ? null : course.slug}
        path="/progress"
        hasAll={canCombine}
      />
      {isCombined ? (
        <AllCourses courses={await listCourseProgress(learnerId, all, now)} />
      ) : (
        <OneCourse learnerId={learnerId} course={course} query={courseQuery(course, all)} now={now} />
      )}
      {(!viewer || viewer.isGuest) && (
        <p className="mt-6 text-muted text-sm">
          {viewer ? 'You’re studying as a guest in this browser. ' : ''}
          <Link href="/sign-up">Create an account</Link> to see your progress on every device, or{' '}
          <Link href="/sign-in">sign in</Link>.
        </p>
      )}
    </>
  )
}

type OneProps = {
  learnerId: string | null
  course: Course
  /** Of links to pages that are about one course. */
  query: string
  now: Date
}

async function OneCourse({ learnerId, course, query, now }: OneProps) {
  const progress = await getProgress(learnerId, course, now)
  const status = learnerId && (await findGoalStatus(learnerId, progress.settings, now))
  if (isEmpty(progress))
    return (
      <EmptyProgress
        title="Your progress starts here"
        text="Read a lesson or answer a few review cards. Then this page shows how you’re doing, what’s fading, and what to do next."
        href={`/courses/${course.slug}/lessons/${course.lessons[0]?.slug}`}
        label="Start the first lesson"
      />
    )
  return <Overview course={course} progress={progress} status={status || null} query={query} />
}

function isEmpty({ readings, results, open, facts }: Progress): boolean {
  return readings.length + results.length + open.length + facts.asked === 0
}

type Props = {
  course: Course
  progress: Progress
  status: GoalStatus | null
  /** Of links to pages that are about one course. */
  query: string
}

function Overview({ course, progress, status, query }: Props) {
  const { concepts, facts, settings, readings, results, due, nextStep } = progress
  const titles = new Map(course.concepts.map(({ id, title }) => [id, title]))
  const taken = new Set(results.map(({ quizSlug }) => quizSlug))
  return (
    <>
      <div className="mt-6 grid gap-5 lg:grid-cols-2">
        <HowYouAreDoing
          query={query}
          levels={concepts.map(({ level }) => level)}
          facts={facts}
          lessons={{
            done: readings.filter(({ finishedAt }) => finishedAt !== null).length,
            all: course.lessons.length,
          }}
          quizzes={{
            done: course.quizzes.filter(({ slug }) => taken.has(slug)).length,
            all: course.quizzes.length,
          }}
          goal={settings.usesGoals ? { status } : null}
        />
        <FadingConcepts
          query={query}
          concepts={listFading(concepts, settings.desiredRetention).map(({ concept, recall }) => ({
            ...{ id: concept, recall },
            title: titles.get(concept) ?? concept,
          }))}
          isKnown={concepts.some(({ recall }) => recall !== null)}
          desiredRetention={settings.desiredRetention}
          due={due}
        />
      </div>
      {nextStep && <NextStepCard step={nextStep} course={titlesOf(course)} />}
    </>
  )
}

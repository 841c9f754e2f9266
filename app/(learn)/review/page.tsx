import type { Metadata } from 'next'
import Link from 'next/link'
import { ForecastPlot } from '@/components/charts/forecast-plot'
import { WaitingNote } from '@/components/offline/pending-note'
import { CourseLinks } from '@/components/progress/course-links'
import { NoCourses } from '@/components/progress/no-courses'
import { TimeZoneNote } from '@/components/review/time-zone-note'
import { ActionButton } from '@/components/ui/action-button'
import { LocalTime } from '@/components/ui/local-time'
import { formatDay, plural } from '@/domain/text/format'
import { findViewer } from '@/server/http/viewer'
import {
  getFirstReview,
  getReviewOverviews,
  type HiddenCard,
  type ReviewOverview,
} from '@/server/review/review-overview'
import { getStudySettings } from '@/server/review/study-settings'
import { type CourseQuery, findPageCourses } from '../page-courses'
import { noteTimeZoneAction, resumeCardAction } from './actions'
import { WaitingCards } from './waiting-cards'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

export default async function ReviewPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return <NoCourses />
  const { course, together, all, isCombined } = shown
  const overviews = viewer && (await getReviewOverviews(viewer.id, together, new Date()))
  const overview = overviews?.total ?? null
  const canCombine = all.length > 1 && (await getStudySettings(viewer?.id ?? null)).combinesCourses
  return (
    <div className="page-narrow">
      <header className="flex flex-wrap items-baseline justify-between gap-3">
        <h1>Review</h1>
        <span className="flex gap-4 text-sm">
          <Link href="/offline" prefetch={false}>
            Offline
          </Link>
          <Link href="/settings/learning" prefetch={false}>
            Settings
          </Link>
        </span>
      </header>
      <p className="mt-3 max-w-2xl text-lg text-muted">
        Review what you’ve learned just before you’d forget it, a little every day.
      </p>
      <CourseLinks
        courses={all}
        current={isCombined ? null : course.slug}
        path="/review"
        hasAll={canCombine}
      />
      {overview && viewer && !overview.settings.isZoneKnown && <TimeZoneNote action={noteTimeZoneAction} />}
      <WaitingNote />
      <WaitingCards
        overview={overview}
        first={await getFirstReview(together)}
        only={isCombined || all.length === 1 ? null : course.slug}
      />
      {overviews?.courses.map((ofCourse) => (
        <Exam
          key={ofCourse.slug}
          id={ofCourse.slug}
          course={isCombined ? ofCourse.title : null}
          overview={ofCourse}
        />
      ))}
      {overview && <Aside cards={overview.aside} />}
    </div>
  )
}

type ExamProps = {
  id: string
  /** The title of the course; null if the page is about one. */
  course: string | null
  overview: ReviewOverview
}

function Exam({ id, course, overview: { exam, forecast } }: ExamProps) {
  if (!exam && forecast.days.length === 0) return null
  const title = exam ? (exam.title ?? 'Your exam') : 'The next 30 days'
  return (
    <section aria-labelledby={`forecast-${id}`} className="mt-12">
      <h2 id={`forecast-${id}`}>{course === null ? title : `${course}: ${title}`}</h2>
      <p className="mt-1 text-muted">
        {exam ? (
          <>
            {exam.daysLeft === 0
              ? 'Today'
              : exam.daysLeft === 1
                ? 'Tomorrow'
                : `In ${plural(exam.daysLeft, 'day')}`}{' '}
            ({formatDay(exam.day)}). Each session picks the cards that add most to what you’ll know on that
            day.{' '}
          </>
        ) : (
          <>
            No exam date yet. <Link href="/settings/learning">Set one</Link>, and each session picks the cards
            that add most to what you’ll know on that day.
          </>
        )}
      </p>
      {forecast.days.length > 0 && (
        <div className="mt-4">
          <ForecastPlot
            id={`forecast-plot-${id}`}
            points={forecast.days.map(({ withSession, ...day }) => ({
              ...day,
              withSession: forecast.inSession > 0 ? withSession : null,
            }))}
            lastDay={exam ? formatDay(exam.day) : null}
            cards={forecast.cards}
            answers={forecast.answers}
          />
        </div>
      )}
    </section>
  )
}

function Aside({ cards }: { cards: HiddenCard[] }) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="aside" className="mt-12">
      <h2 id="aside">Skipped and suspended cards</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {cards.map(({ course, concept, fact, title, about, until, reread }) => (
          <li
            key={`${course}/${concept}/${fact}`}
            className="flex flex-wrap items-center justify-between gap-3 py-3"
          >
            <span className="min-w-0 flex-1">
              <span className="font-medium">{title}</span>
              <span className="block text-muted text-sm">
                {about} ·{' '}
                {until ? (
                  <>
                    skipped until <LocalTime date={until.toISOString()} />
                  </>
                ) : reread ? (
                  <>
                    suspended because you forgot it several times; reread{' '}
                    <a href={reread.path}>{reread.title}</a> to bring it back
                  </>
                ) : (
                  'suspended'
                )}
              </span>
            </span>
            <ActionButton action={resumeCardAction} label="Resume" hidden={{ course, concept, fact }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

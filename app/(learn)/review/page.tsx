import type { Metadata } from 'next'
import Link from 'next/link'
import { ForecastPlot } from '@/components/charts/forecast-plot'
import { WaitingNote } from '@/components/offline/pending-note'
import { TimeZoneNote } from '@/components/review/time-zone-note'
import { ActionButton } from '@/components/ui/action-button'
import { LocalTime } from '@/components/ui/local-time'
import { formatDay, formatList, plural, pluralForm } from '@/domain/text/format'
import { addDays } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import {
  type FirstReview,
  getFirstReview,
  getReviewOverview,
  type HiddenCard,
  type ReviewOverview,
} from '@/server/review/review-overview'
import { noteTimeZoneAction, resumeCardAction } from './actions'

export const metadata: Metadata = { title: 'Review', robots: { index: false } }

export default async function ReviewPage() {
  const [course] = listCourses()
  if (!course) return null
  const viewer = await findViewer()
  const overview = viewer && (await getReviewOverview(viewer.id, course, new Date()))
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
      {overview && viewer && !overview.settings.isZoneKnown && <TimeZoneNote action={noteTimeZoneAction} />}
      <WaitingNote />
      <Waiting overview={overview} first={await getFirstReview(course)} />
      {overview && (
        <>
          <Exam overview={overview} />
          <Aside cards={overview.aside} courseSlug={course.slug} />
        </>
      )}
    </div>
  )
}

function Waiting({ overview, first }: { overview: ReviewOverview | null; first: FirstReview }) {
  const { due, fresh, drills } = overview ?? { due: 0, fresh: first.fresh, drills: 0 }
  const perDay = overview?.settings.minutesPerDay ?? first.minutes
  const minutesDone = Math.floor((overview?.today.durationMs ?? 0) / MINUTE_MS)
  // The rest of the day's time, until it is used up: then, another session is offered, but not urged.
  const isTimeUp = minutesDone >= perDay
  const minutes = isTimeUp ? perDay : perDay - minutesDone
  const total = due + fresh + drills
  const isNewcomer = !overview || overview.forecast.answers === 0
  return (
    <section aria-labelledby="waiting" className="mt-8 rounded-xl bg-accent-soft p-6 sm:p-8">
      <h2 id="waiting">
        {total > 0
          ? isTimeUp
            ? `Done for today: ${plural(perDay, 'minute')}`
            : formatSessionSize({ due, fresh, drills })
          : headingOfNone(overview)}
      </h2>
      {isNewcomer && total > 0 && (
        <p className="mt-2">
          You haven’t reviewed anything yet. You can start before you read the lessons: trying first helps you
          remember them better.
        </p>
      )}
      {isTimeUp && total > 0 && (
        <p className="mt-2">
          {formatSessionSize({ due, fresh, drills })} can wait until tomorrow. Keep going if you like.
        </p>
      )}
      {overview && overview.highConfidenceError > 0 && (
        <p className="mt-2">
          {pluralForm(
            overview.highConfidenceError,
            'The card you were confident about but got wrong comes first.',
            `The ${overview.highConfidenceError} cards you were confident about but got wrong come first.`,
          )}
        </p>
      )}
      {overview && overview.today.answers > 0 && (
        <p className="mt-2">
          Today so far: {plural(overview.today.answers, 'answer')}, {overview.today.correct} correct
          {overview.today.durationMs >= 30_000 &&
            `, ${Math.round(overview.today.durationMs / MINUTE_MS)} min`}
          .
        </p>
      )}
      {overview && total === 0 && <NothingDue overview={overview} />}
      {(total > 0 || (overview?.forecast.inSession ?? 0) > 0) && (
        <p className="mt-5 flex flex-wrap gap-3">
          <Link
            href={`/review/session?minutes=${minutes}`}
            prefetch={false}
            className={isTimeUp || total === 0 ? 'button-quiet' : 'button'}
          >
            {plural(minutes, 'minute')}
          </Link>
          <Link href="/review/session?cards=20" prefetch={false} className="button-quiet">
            20 cards
          </Link>
        </p>
      )}
    </section>
  )
}

function headingOfNone(overview: ReviewOverview | null): string {
  if (!overview || overview.today.answers === 0) return 'No cards due'
  return overview.soon > 0 ? 'Done for now' : 'All done for today'
}

function NothingDue({ overview }: { overview: ReviewOverview }) {
  const { nextDay, exam, forecast, today, soon, soonAt } = overview
  if (soonAt)
    return (
      <p className="mt-2">
        {plural(soon, 'card comes', 'cards come')} up again by <LocalTime date={soonAt.toISOString()} />. You
        can also review {pluralForm(soon, 'it', 'them')} now or tomorrow.
      </p>
    )
  if (exam && forecast.inSession > 0)
    return (
      <p className="mt-2">
        Reviewing some cards again still helps you prepare for {exam.title ?? 'your exam'}.
      </p>
    )
  const next =
    nextDay === null
      ? 'No cards are scheduled yet'
      : nextDay === addDays(today.day, 1)
        ? 'Come back tomorrow'
        : `The next card is due on ${formatDay(nextDay)}`
  return (
    <p className="mt-2">
      {next}. Until then, <Link href="/progress">see what you know</Link>.
    </p>
  )
}

function formatSessionSize({ due, fresh, drills }: { due: number; fresh: number; drills: number }): string {
  return formatList([
    ...(due > 0 ? [`${plural(due, 'card')} due`] : []),
    ...(fresh > 0 ? [plural(fresh, 'new card')] : []),
    ...(drills > 0 ? [plural(drills, 'comparison')] : []),
  ])
}

function Exam({ overview: { exam, forecast } }: { overview: ReviewOverview }) {
  if (!exam && forecast.days.length === 0) return null
  return (
    <section aria-labelledby="forecast" className="mt-12">
      <h2 id="forecast">{exam ? (exam.title ?? 'Your exam') : 'The next 30 days'}</h2>
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
            No exam date yet. <Link href="/settings/learning#exam">Set one</Link>, and each session picks the
            cards that add most to what you’ll know on that day.
          </>
        )}
      </p>
      {forecast.days.length > 0 && (
        <div className="mt-4">
          <ForecastPlot
            id="forecast-plot"
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

function Aside({ cards, courseSlug }: { cards: HiddenCard[]; courseSlug: string }) {
  if (cards.length === 0) return null
  return (
    <section aria-labelledby="aside" className="mt-12">
      <h2 id="aside">Skipped and suspended cards</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {cards.map(({ concept, fact, title, about, until, reread }) => (
          <li key={`${concept}/${fact}`} className="flex flex-wrap items-center justify-between gap-3 py-3">
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
            <ActionButton
              action={resumeCardAction}
              label="Resume"
              hidden={{ course: courseSlug, concept, fact }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

import Link from 'next/link'
import { LocalTime } from '@/components/ui/local-time'
import { formatDay, formatList, plural, pluralForm } from '@/domain/text/format'
import { addDays } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'
import type { FirstReview, ReviewOverview } from '@/server/review/review-overview'

type Props = {
  /** Null for a visitor who hasn't answered anything. */
  overview: ReviewOverview | null
  first: FirstReview
  /** The slug of the course to which sessions are limited; null for all. */
  only: string | null
}

/** What waits for review, and how to start. */
export function WaitingCards({ overview, first, only }: Props) {
  const { due, fresh, drills } = overview ?? { due: 0, fresh: first.fresh, drills: 0 }
  const total = due + fresh + drills
  const size = formatSessionSize({ due, fresh, drills })
  const perDay = overview?.settings.minutesPerDay ?? first.minutes
  const minutesDone = Math.floor((overview?.today.durationMs ?? 0) / MINUTE_MS)
  // When the day's time is used up, another session is offered, but not urged.
  const isTimeUp = minutesDone >= perDay
  const isNewcomer = !overview || overview.forecast.answers === 0
  return (
    <section aria-labelledby="waiting" className="mt-8 rounded-xl bg-accent-soft p-6 sm:p-8">
      <h2 id="waiting">
        {total === 0
          ? headingOfNone(overview)
          : isTimeUp
            ? `Done for today: ${plural(perDay, 'minute')}`
            : size}
      </h2>
      {isNewcomer && total > 0 && (
        <p className="mt-2">
          You haven’t reviewed anything yet. You can start before you read the lessons: trying first helps you
          remember them better.
        </p>
      )}
      {isTimeUp && total > 0 && (
        <p className="mt-2">{size} can wait until tomorrow. You can also continue now.</p>
      )}
      {overview && <SoFar overview={overview} />}
      {overview && total === 0 && <NothingDue overview={overview} />}
      {(total > 0 || (overview?.forecast.inSession ?? 0) > 0) && (
        <Sessions
          minutes={isTimeUp ? perDay : perDay - minutesDone}
          isUrged={total > 0 && !isTimeUp}
          only={only}
        />
      )}
    </section>
  )
}

/** @param isUrged whether a session is what to do now */
function Sessions({ minutes, isUrged, only }: { minutes: number; isUrged: boolean } & Pick<Props, 'only'>) {
  const query = only === null ? '' : `&course=${only}`
  return (
    <p className="mt-5 flex flex-wrap gap-3">
      <Link
        href={`/review/session?minutes=${minutes}${query}`}
        prefetch={false}
        className={isUrged ? 'button' : 'button-quiet'}
      >
        {plural(minutes, 'minute')}
      </Link>
      <Link href={`/review/session?cards=20${query}`} prefetch={false} className="button-quiet">
        20 cards
      </Link>
    </p>
  )
}

function SoFar({ overview: { highConfidenceError, today } }: { overview: ReviewOverview }) {
  return (
    <>
      {highConfidenceError > 0 && (
        <p className="mt-2">
          {pluralForm(
            highConfidenceError,
            'The card you were confident about but got wrong comes first.',
            `The ${highConfidenceError} cards you were confident about but got wrong come first.`,
          )}
        </p>
      )}
      {today.answers > 0 && (
        <p className="mt-2">
          Today so far: {plural(today.answers, 'answer')}, {today.correct} correct
          {today.durationMs >= 30_000 && `, ${Math.round(today.durationMs / MINUTE_MS)} min`}.
        </p>
      )}
    </>
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

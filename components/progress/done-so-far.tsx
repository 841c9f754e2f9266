import Link from 'next/link'
import { ScorePlot } from '@/components/charts/score-plot'
import { LocalTime } from '@/components/ui/local-time'
import { formatPercent, plural } from '@/domain/text/format'

type CourseParts = {
  slug: string
  lessons: readonly { slug: string; title: string; sections: readonly unknown[] }[]
}
type Reading = { lessonSlug: string; finishedSections: readonly string[]; finishedAt: Date | null }
type Result = {
  id: string
  title: string
  quizSlug: string | null
  startedAt: Date
  submittedAt: Date | null
  earned: number | null
  possible: number | null
  answers: number
}

/** Lists the lessons with how far each was read. */
export function Lessons({ course, readings }: { course: CourseParts; readings: readonly Reading[] }) {
  const finished = readings.filter(({ finishedAt }) => finishedAt !== null).length
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons">Lessons</h2>
      <p className="mt-1 text-muted">
        {finished} of {course.lessons.length} read to the end
      </p>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {course.lessons.map(({ slug, title, sections }) => {
          const read = readings.find(({ lessonSlug }) => lessonSlug === slug)?.finishedSections.length ?? 0
          return (
            <li key={slug} className="grid grid-cols-[1fr_7rem] items-center gap-x-4 py-2.5">
              <Link href={`/courses/${course.slug}/lessons/${slug}`} prefetch={false} className="text-ink">
                {title}
              </Link>
              <span className="text-right text-muted text-sm tabular-nums">
                {read === 0
                  ? 'not started'
                  : read >= sections.length
                    ? '✓ read'
                    : `${read} of ${plural(sections.length, 'section')}`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Lists the quizzes that were taken, with scores. */
export function Quizzes({
  course,
  results,
  isOwn = true,
}: {
  course: CourseParts
  results: readonly Result[]
  /** Whether the results can be opened. */
  isOwn?: boolean
}) {
  const points = results.flatMap(({ id, title, submittedAt, startedAt, earned, possible, answers }) =>
    earned === null || !possible
      ? []
      : [
          {
            ...{ id, title, answers },
            submittedAt: (submittedAt ?? startedAt).toISOString(),
            share: shareOf({ earned, possible }),
          },
        ],
  )
  const slugs = [...new Set(results.map(({ quizSlug }) => quizSlug))]
  return (
    <section aria-labelledby="quizzes">
      <h2 id="quizzes">Quizzes</h2>
      {results.length === 0 ? (
        <p className="mt-3 text-muted">
          No quizzes taken yet.
          {isOwn && (
            <>
              {' '}
              <Link href={`/courses/${course.slug}#quizzes`}>Choose one</Link> after you read a lesson.
            </>
          )}
        </p>
      ) : (
        <>
          {points.length > 0 && (
            <div className="mt-4">
              <ScorePlot points={points} hrefOf={isOwn ? (id) => `/attempts/${id}/results` : null} />
            </div>
          )}
          <ul className="mt-5 divide-y divide-line border-line border-y">
            {slugs.map((slug) => (
              <QuizRow
                key={slug ?? 'practice'}
                results={results.filter(({ quizSlug }) => quizSlug === slug)}
                isOwn={isOwn}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function QuizRow({ results, isOwn }: { results: readonly Result[]; isOwn: boolean }) {
  const latest = results.at(-1)
  if (!latest) return null
  const shares = results.filter(({ earned, possible }) => earned !== null && possible).map(shareOf)
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[1fr_auto]">
      {isOwn ? (
        <Link href={`/attempts/${latest.id}/results`} prefetch={false} className="text-ink">
          {latest.title}
        </Link>
      ) : (
        <span>{latest.title}</span>
      )}
      <span className="text-muted text-sm tabular-nums">
        {shares.length === 0
          ? 'score not available yet'
          : shares.length === 1
            ? formatPercent(shares[0] ?? 0)
            : `best ${formatPercent(Math.max(...shares))}, latest ${formatPercent(shares.at(-1) ?? 0)}`}
        {latest.submittedAt && (
          <>
            {' '}
            (<LocalTime date={latest.submittedAt.toISOString()} withTime={false} />)
          </>
        )}
      </span>
    </li>
  )
}

function shareOf({ earned, possible }: Pick<Result, 'earned' | 'possible'>): number {
  return possible ? (earned ?? 0) / possible : 0
}

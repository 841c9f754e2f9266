import Link from 'next/link'
import { ForgetAttempt } from '@/components/attempts/forget-attempt'
import { ReadAgain } from '@/components/attempts/read-again'
import { ResultCard } from '@/components/attempts/result-card'
import { RichLine } from '@/components/items/rich-text'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { type PracticeOrigin, summarizePractice } from '@/domain/attempts/practice'
import type { Course } from '@/domain/content/course'
import { plural, pluralForm } from '@/domain/text/format'
import type { AttemptResults } from '@/server/attempts/find-results'
import type { NextSteps } from '@/server/attempts/list-next-steps'
import { listCourses } from '@/server/content/read-course'
import { courseQuery } from '../../../page-courses'
import { ItemMap } from '../../item-map'
import { conceptTitle, sectionTitles } from './course-titles'

type Props = {
  results: AttemptResults
  origin: PracticeOrigin
  course: Course | null
  steps: NextSteps | null
}

/** The end of a practice session: what improved, what is still to learn, and where to go. */
export function PracticeResults({ results, origin, course, steps }: Props) {
  const { id, title, items, courseSlug } = results
  const { correctAtFirst, improved, missed } = summarizePractice(
    items.map(({ review: { itemId, status } }) => ({ itemId, status })),
  )
  const counts = [
    `${correctAtFirst.length} correct the first time`,
    improved.length > 0
      ? `${improved.length} correct when ${pluralForm(improved.length, 'it', 'they')} came back`
      : null,
    missed.length > 0 ? `${missed.length} still to learn` : null,
  ]
  // Questions that weren't reached, or were skipped, have nothing to show.
  const answered = items.filter(({ review: { status } }) => status !== 'unanswered')
  const total = correctAtFirst.length + improved.length + missed.length
  const stemOf = (itemId: string) => items.find(({ review }) => review.itemId === itemId)?.review.stem ?? ''
  const isRepeat = ({ review: { itemId }, slot }: AttemptResults['items'][number]) =>
    items.some((other) => other.review.itemId === itemId && other.slot < slot)
  const titles = sectionTitles(course)
  return (
    <div className="page-narrow max-w-3xl">
      <ForgetAttempt attemptId={id} />
      <p className="eyebrow">{title}</p>
      <h1 className="mt-2">Practice complete</h1>
      <p className="mt-3 text-lg">
        {plural(total, 'question')}: {counts.filter((count) => count !== null).join(', ')}.
      </p>
      <p className="mt-1 text-muted text-sm">Practice doesn’t change your quiz scores.</p>
      <Ways origin={origin} course={course} isAllCorrect={missed.length === 0} />
      <Questions
        id="improved"
        title="What improved"
        symbol="✓"
        tone="text-good"
        stems={improved.map(stemOf)}
      />
      <Questions id="missed" title="Still to learn" symbol="○" tone="text-warn" stems={missed.map(stemOf)} />
      {steps && steps.readAgain.length > 0 && <ReadAgain sections={steps.readAgain} />}
      <section aria-labelledby="answers" className="mt-12" hidden={answered.length === 0}>
        <h2 id="answers">Your answers</h2>
        <ol className="mt-5 grid gap-6 print:block print:space-y-6">
          {answered.map((question) => (
            <li key={question.slot} className="min-w-0">
              <ResultCard
                {...question}
                map={
                  <ItemMap courseSlug={courseSlug} item={question.item} prefix={fieldPrefix(question.slot)} />
                }
                remark={isRepeat(question) ? 'came back' : null}
                courseSlug={courseSlug}
                sectionTitles={titles}
              />
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

type WaysProps = { origin: PracticeOrigin; course: Course | null; isAllCorrect: boolean }

/** Practice again, or back to where the learner came from. */
function Ways({ origin, course, isAllCorrect }: WaysProps) {
  const from =
    origin.kind === 'attempt'
      ? { path: `/attempts/${origin.attemptId}`, back: '/results', label: 'Back to the results' }
      : {
          path: `/progress/concepts/${origin.concept}`,
          back: course ? courseQuery(course, listCourses()) : '',
          label: `Back to ${conceptTitle(course, origin.concept)}`,
        }
  return (
    <div className="no-print mt-6 flex flex-wrap gap-3">
      <form method="post" action={`${from.path}/practice`} className={isAllCorrect ? 'order-last' : ''}>
        {course && <input type="hidden" name="course" value={course.slug} />}
        <button type="submit" className={isAllCorrect ? 'button-quiet' : 'button'}>
          Practice again
        </button>
      </form>
      <Link
        href={`${from.path}${from.back}`}
        prefetch={false}
        className={isAllCorrect ? 'button' : 'button-quiet'}
      >
        {from.label}
      </Link>
    </div>
  )
}

type ListProps = { id: string; title: string; symbol: string; tone: string; stems: readonly string[] }

function Questions({ id, title, symbol, tone, stems }: ListProps) {
  if (stems.length === 0) return null
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      <ul className="mt-2 grid gap-1">
        {stems.map((stem) => (
          <li key={stem} className="flex gap-2">
            <span aria-hidden="true" className={tone}>
              {symbol}
            </span>
            <span>
              <RichLine text={stem} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

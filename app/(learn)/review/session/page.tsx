import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ItemResult } from '@/components/items/item-result'
import { Stem } from '@/components/items/rich-text'
import { NoCourses } from '@/components/progress/no-courses'
import { prefixOf } from '@/components/review/field-prefix'
import { Outcome } from '@/components/review/outcome'
import { ReviewSession } from '@/components/review/review-session'
import { SessionSummary } from '@/components/review/session-summary'
import { toSteps } from '@/components/review/to-steps'
import { toPublicItem } from '@/domain/items/to-public-item'
import { unreadReason } from '@/domain/items/unread-reason'
import { MINUTE_MS } from '@/domain/time/durations'
import { presentAnswered } from '@/server/api/present-review'
import { findViewer } from '@/server/http/viewer'
import { findReviewable } from '@/server/review/answer-review'
import { findAnswered } from '@/server/review/find-answered'
import { getReviewSession } from '@/server/review/review-session'
import { getStudySettings } from '@/server/review/study-settings'
import { ItemMap } from '../../attempts/item-map'
import { findPageCourses } from '../../page-courses'

export const metadata: Metadata = { title: 'Review session', robots: { index: false } }

type Props = {
  searchParams: Promise<{
    /** The slug of the course to which the session is limited. */
    course?: string | string[]
    cards?: string
    minutes?: string
    /** When time is up, for browsers without JavaScript. */
    until?: string
    answered?: string
    /** The version of the question whose answer wasn't saved, and what was typed. */
    unread?: string | string[]
    /** The slug of its course. */
    of?: string | string[]
    typed?: string | string[]
  }>
}

export default async function ReviewSessionPage({ searchParams }: Props) {
  const { course: only, cards, minutes, until, answered, unread, of, typed } = await searchParams
  const now = new Date()
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return <NoCourses />
  const { course, together, isCombined } = shown
  const onlyCourse = only === undefined ? null : course.slug
  if (answered && viewer) {
    const found = await findAnswered(viewer.id, { ids: answered.split(',').slice(0, 2), now })
    const left = isOver(until, now) ? 0 : bounded(cards, 0, 200)
    return (
      <Told found={found} next={left > 0 ? sessionHref({ cards: left, until, course: onlyCourse }) : null} />
    )
  }
  const size = cards
    ? { cards: bounded(cards, 20, 200), minutes: null }
    : { cards: null, minutes: bounded(minutes, 10, 240) }
  const [session, { asksConfidence }] = await Promise.all([
    getReviewSession(
      viewer?.id ?? null,
      together,
      size.cards === null ? { minutes: size.minutes } : { cards: size.cards },
      now,
    ),
    getStudySettings(viewer?.id ?? null),
  ])
  const steps = toSteps(session, (question, side) => ({
    ...question,
    ...(isCombined && { conceptTitle: `${titleOf(together, question.course)} · ${question.conceptTitle}` }),
    figure: <ItemMap courseSlug={question.course} item={question.item} prefix={prefixOf(side)} />,
  }))
  return (
    <div className="page-narrow max-sm:pt-4">
      <h1 className="sr-only">Review session</h1>
      {unread !== undefined && (
        <p role="alert" className="mb-6 text-wrong">
          {await reasonFor(of === undefined ? course.slug : String(of), unread, typed)}
        </p>
      )}
      {steps.length === 0 ? (
        <SessionSummary answers={[]} onUndo={null} />
      ) : (
        <ReviewSession
          steps={steps}
          minutes={size.minutes}
          asksConfidence={asksConfidence}
          plain={{
            clientId: randomUUID(),
            only: onlyCourse,
            until:
              until ??
              (size.minutes === null
                ? null
                : new Date(now.getTime() + size.minutes * MINUTE_MS).toISOString()),
          }}
        />
      )}
    </div>
  )
}

async function reasonFor(courseSlug: string, versionId: unknown, typed: unknown): Promise<string> {
  const isId = typeof versionId === 'string' && /^[\w-]{1,64}$/.test(versionId)
  const found = isId ? (await findReviewable(courseSlug, [versionId])).get(versionId) : undefined
  return unreadReason(found && toPublicItem(found.item), typeof typed === 'string' ? typed : '')
}

function titleOf(courses: readonly { slug: string; title: string }[], slug: string): string {
  return courses.find((course) => course.slug === slug)?.title ?? slug
}

type ToldProps = { found: Awaited<ReturnType<typeof findAnswered>>; next: string | null }

/** The result of an answer, in a browser without JavaScript. */
function Told({ found, next }: ToldProps) {
  const { answers } = presentAnswered(found?.answers ?? [])
  const courseSlug = found?.course.slug ?? ''
  return (
    <div className="page-narrow">
      <h1 className="sr-only">Review session</h1>
      {answers.map((answer, index) => {
        const item = found?.answers[index]?.item
        const map = item && <ItemMap courseSlug={courseSlug} item={item} prefix={prefixOf(index)} />
        return (
          <section key={answer.id} className="mb-10">
            {item && <Stem text={item.stem} className="mb-5 max-w-2xl text-xl leading-snug" />}
            {item && <ItemResult item={item} rows={answer.review.rows} map={map} />}
            <Outcome answered={answer} courseSlug={courseSlug} />
          </section>
        )
      })}
      <p className="mt-8">
        <Link href={next ?? '/review'} className="button">
          {next ? 'Next' : 'Finish'}
        </Link>
      </p>
    </div>
  )
}

function sessionHref({
  cards,
  until,
  course,
}: {
  cards: number
  until: string | undefined
  course: string | null
}): string {
  return `/review/session?${new URLSearchParams({ cards: `${cards}`, ...(until && { until }), ...(course && { course }) })}`
}

function isOver(until: string | undefined, now: Date): boolean {
  return until !== undefined && now.getTime() >= Date.parse(until)
}

function bounded(value: string | undefined, usual: number, most: number): number {
  const number = Math.floor(Number(value))
  return value !== undefined && Number.isFinite(number) && number > 0 ? Math.min(most, number) : usual
}

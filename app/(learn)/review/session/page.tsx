import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Outcome } from '@/components/review/outcome'
import { ReviewSession, type ReviewStep } from '@/components/review/review-session'
import { SessionSummary } from '@/components/review/session-summary'
import { presentAnswered } from '@/server/api/present-recall'
import { findViewer } from '@/server/auth/viewer'
import { listCourses } from '@/server/content/read-course'
import { findAnswered } from '@/server/review/find-answered'
import { getReviewSession, type SessionQuestion } from '@/server/review/review-session'
import { ItemMap } from '../../attempts/item-map'

export const metadata: Metadata = { title: 'Review session', robots: { index: false } }

type Props = {
  searchParams: Promise<{ cards?: string; minutes?: string; answered?: string; unread?: string }>
}

export default async function ReviewSessionPage({ searchParams }: Props) {
  const { cards, minutes, answered, unread } = await searchParams
  const [course] = listCourses()
  if (!course) return null
  const viewer = await findViewer()
  const size = cards
    ? { cards: bounded(cards, 20, 200), minutes: null }
    : { cards: null, minutes: bounded(minutes, 10, 240) }
  if (answered && viewer) {
    const told = presentAnswered(course, await findAnswered(viewer.id, answered.split(',').slice(0, 2)))
    const left = bounded(cards, 0, 200)
    return (
      <div className="page-narrow">
        <h1 className="text-2xl">Review</h1>
        {told.answers.map((answer) => (
          <Outcome key={answer.id} answered={answer} />
        ))}
        <p className="mt-8">
          <Link href={left > 0 ? `/review/session?cards=${left}` : '/review'} className="button">
            {left > 0 ? 'Next' : 'Finish'}
          </Link>
        </p>
      </div>
    )
  }
  const { questions, drills } = await getReviewSession(
    viewer?.id ?? null,
    course,
    size.cards === null ? { minutes: size.minutes } : { cards: size.cards },
    new Date(),
  )
  const toSide = (question: SessionQuestion, label: string | null, side: number) => ({
    label,
    question: {
      ...question,
      figure: <ItemMap courseSlug={course.slug} item={question.item} prefix={`q${side}`} />,
    },
  })
  const steps: ReviewStep[] = [
    ...drills.map(({ pair, title, sides }) => ({
      key: pair,
      pair: { id: pair, title },
      sides: sides.map(({ label, question }, side) => toSide(question, label, side)),
    })),
    ...questions.map((question) => ({
      key: question.versionId,
      pair: null,
      sides: [toSide(question, null, 0)],
    })),
  ]
  return (
    <div className="page-narrow">
      <h1 className="sr-only">Review session</h1>
      {unread && (
        <p role="alert" className="mb-6 text-wrong">
          That answer was blank or could not be read. Please try again.
        </p>
      )}
      {steps.length === 0 ? (
        <SessionSummary answers={[]} onUndo={null} />
      ) : (
        <ReviewSession
          courseSlug={course.slug}
          steps={steps}
          minutes={size.minutes}
          clientId={randomUUID()}
        />
      )}
    </div>
  )
}

function bounded(given: string | undefined, usual: number, most: number): number {
  const number = Math.floor(Number(given))
  return given !== undefined && Number.isFinite(number) && number > 0 ? Math.min(most, number) : usual
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { LocalTime } from '@/components/ui/local-time'
import { getAttempt } from '@/server/attempts/queries'
import { orNotFound, pageViewer } from '@/server/page-viewer'

export const metadata: Metadata = { title: 'Submit', robots: { index: false } }

export default async function SubmitPage({ params }: { params: Promise<{ attempt: string }> }) {
  const { attempt: attemptId } = await params
  const viewer = await pageViewer()
  const attempt = await orNotFound(() => getAttempt(viewer.id, attemptId, new Date()))
  const isOverdue = attempt.state === 'OVERDUE'
  if (attempt.state !== 'IN_PROGRESS' && !isOverdue) redirect(`/attempts/${attemptId}/review`)
  const canGoBack = !isOverdue && !attempt.rules.sequential
  const blank = attempt.places.filter((place) => !place.answered)
  const flagged = attempt.places.filter((place) => place.flagged)
  const total = attempt.places.length
  return (
    <div className="page-narrow">
      <p className="eyebrow">{attempt.title}</p>
      <h1 className="mt-2">{isOverdue ? 'The time is up' : 'Ready to submit?'}</h1>
      {isOverdue && attempt.dueAt && (
        <p className="mt-4 rounded-lg bg-warn-soft px-4 py-3 text-warn">
          Answers can no longer be changed. You can submit what was saved until{' '}
          <LocalTime date={attempt.dueAt.toISOString()} />; it is marked as late. What is not submitted by
          then is not graded.
        </p>
      )}
      <p className="mt-4 text-lg">
        {blank.length === 0
          ? `All ${total} questions are answered.`
          : `${total - blank.length} of ${total} questions are answered.`}
      </p>
      {blank.length > 0 && (
        <div className="mt-5 rounded-lg border border-warn bg-warn-soft px-4 py-3 text-warn">
          <p className="font-semibold">
            {blank.length === 1 ? 'One question is blank.' : `${blank.length} questions are blank.`} A blank
            earns nothing.
          </p>
          {canGoBack && (
            <SlotLinks attemptId={attemptId} slots={blank.map((place) => place.slot)} label="Blank" />
          )}
        </div>
      )}
      {flagged.length > 0 && canGoBack && (
        <div className="mt-5">
          <p>
            You flagged {flagged.length === 1 ? 'one question' : `${flagged.length} questions`} for later.
          </p>
          <SlotLinks attemptId={attemptId} slots={flagged.map((place) => place.slot)} label="Flagged" />
        </div>
      )}
      <form method="post" action={`/attempts/${attemptId}/submission`} className="mt-8 flex flex-wrap gap-3">
        <button type="submit" className="button">
          {blank.length === 0 ? 'Submit' : 'Submit with blanks'}
        </button>
        {!isOverdue && (
          <Link href={`/attempts/${attemptId}`} prefetch={false} className="button-quiet">
            {canGoBack ? 'Go back to the questions' : 'Go back to the last question'}
          </Link>
        )}
      </form>
    </div>
  )
}

function SlotLinks({ attemptId, slots, label }: { attemptId: string; slots: number[]; label: string }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-3">
      {slots.map((slot) => (
        <Link
          key={slot}
          href={`/attempts/${attemptId}?slot=${slot}`}
          prefetch={false}
          className="text-ink underline"
        >
          <span className="sr-only">{label}: question </span>
          {slot}
        </Link>
      ))}
    </p>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { formatAnswerProgress } from '@/components/attempts/format-answer-progress'
import { SubmitForm } from '@/components/attempts/submit-form'
import { Announced } from '@/components/ui/announced'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'
import { getAttempt, type QuestionSummary } from '@/server/attempts/queries'
import { orNotFound, pageViewer } from '@/server/http/page-viewer'

type Props = { params: Promise<{ attempt: string }> }

/** Reads the attempt once for both the page and its title. */
const readAttempt = cache(async (attemptId: string) => {
  const viewer = await pageViewer()
  return orNotFound(() => getAttempt(viewer.id, attemptId, new Date()))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await readAttempt((await params).attempt)
  return { title: `Submit · ${title}`, robots: { index: false } }
}

export default async function SubmitPage({ params }: Props) {
  const { attempt: attemptId } = await params
  const attempt = await readAttempt(attemptId)
  const isOverdue = attempt.state === 'OVERDUE'
  if (attempt.state !== 'IN_PROGRESS' && !isOverdue) redirect(`/attempts/${attemptId}/results`)
  const canGoBack = !isOverdue && !attempt.rules.sequential
  const open = attempt.questions.filter(({ progress }) => progress.state !== 'answered')
  const flagged = attempt.questions.filter((question) => question.flagged)
  const total = attempt.questions.length
  return (
    <div className="page-narrow">
      <p className="eyebrow">{attempt.title}</p>
      <h1 className="mt-2">{isOverdue ? 'Time’s up' : 'Ready to submit?'}</h1>
      {isOverdue && <Announced text="Time’s up. You can still submit." className="sr-only" />}
      {isOverdue && attempt.dueAt && (
        <Notice tone="warn" className="mt-4">
          You can no longer change your answers. You can submit your saved answers until{' '}
          <LocalTime date={attempt.dueAt.toISOString()} />. They’ll be flagged as late. If you don’t submit by
          then, this attempt isn’t graded.
        </Notice>
      )}
      <p className="mt-4 text-lg">
        {open.length === 0
          ? total === 1
            ? 'Your question is answered.'
            : `All ${total} questions are answered.`
          : `${total - open.length} of ${total} questions are answered.`}
      </p>
      {open.length > 0 && (
        <OpenQuestions questions={open} hrefOf={canGoBack ? (slot) => questionPath(attemptId, slot) : null} />
      )}
      <Advice questions={attempt.questions} />
      {flagged.length > 0 && canGoBack && (
        <div className="mt-5">
          <p>You flagged {plural(flagged.length, 'question')} for later.</p>
          <SlotLinks attemptId={attemptId} slots={flagged.map((question) => question.slot)} label="Flagged" />
        </div>
      )}
      <SubmitForm attemptId={attemptId}>
        <button type="submit" className="button">
          {open.length === 0 ? 'Submit' : 'Submit anyway'}
        </button>
        {!isOverdue && (
          <Link href={`/attempts/${attemptId}`} prefetch={false} className="button-quiet">
            {canGoBack ? 'Go back to the questions' : 'Go back to the last question'}
          </Link>
        )}
      </SubmitForm>
    </div>
  )
}

function questionPath(attemptId: string, slot: number): string {
  return `/attempts/${attemptId}?slot=${slot}`
}

type OpenProps = { questions: readonly QuestionSummary[]; hrefOf: ((slot: number) => string) | null }

/** Questions that earn less than they could: unanswered, partly answered, or with an invalid answer. */
function OpenQuestions({ questions, hrefOf }: OpenProps) {
  const states = new Set(questions.map(({ progress }) => progress.state))
  return (
    <Notice tone="warn" as="div" className="mt-5 border border-warn">
      <p className="font-semibold">
        {states.has('unanswered') && 'Unanswered questions earn 0 points. '}
        {states.has('partial') && 'Unanswered parts earn 0 points. '}
        {states.has('invalid') && 'Invalid answers earn 0 points.'}
      </p>
      <ul className="mt-2 grid gap-1">
        {questions.map(({ slot, progress }) => (
          <li key={slot}>
            {hrefOf ? (
              <Link href={hrefOf(slot)} prefetch={false} className="text-ink">
                Question {slot}
              </Link>
            ) : (
              `Question ${slot}`
            )}
            : {formatAnswerProgress(progress)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Answers that are accepted as they are, but that the learner might want to change. */
function Advice({ questions }: { questions: readonly QuestionSummary[] }) {
  const advised = questions.filter(({ advice }) => advice)
  if (advised.length === 0) return null
  return (
    <Notice as="div" className="mt-5">
      <p>You can submit as it is. For your information:</p>
      <ul className="mt-2 grid gap-1">
        {advised.map(({ slot, advice }) => (
          <li key={slot}>
            Question {slot}: {advice}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function SlotLinks({ attemptId, slots, label }: { attemptId: string; slots: number[]; label: string }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-3">
      {slots.map((slot) => (
        <Link key={slot} href={questionPath(attemptId, slot)} prefetch={false} className="text-ink underline">
          <span className="sr-only">{label}: question </span>
          {slot}
        </Link>
      ))}
    </p>
  )
}

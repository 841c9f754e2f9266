import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { QuizRules } from '@/components/attempts/quiz-rules'
import { LocalTime } from '@/components/ui/local-time'
import { countingScore } from '@/domain/attempts/counting-score'
import type { StartRefusal } from '@/domain/attempts/may-start'
import { countQuestions } from '@/domain/attempts/quiz'
import type { AttemptSummary } from '@/server/attempts/queries'
import { getQuizForLearner, type QuizForLearner } from '@/server/attempts/quiz-for-learner'
import { findViewer } from '@/server/auth/viewer'
import { findCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/page-viewer'

type Props = {
  params: Promise<{ course: string; quiz: string }>
  searchParams: Promise<{ refused?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { quiz } = await find(params)
  return { title: quiz.title }
}

export default async function QuizPage({ params, searchParams }: Props) {
  const { course, quiz, slug } = await find(params)
  const { refused } = await searchParams
  const viewer = await findViewer()
  const state = await orNotFound(() => getQuizForLearner(viewer?.id ?? null, course.slug, slug, new Date()))
  const { open, done, refusal, hasPassword } = state
  return (
    <div className="page-narrow">
      <p className="eyebrow">
        <Link href={`/courses/${course.slug}`} className="text-muted no-underline hover:text-accent">
          {course.title}
        </Link>
      </p>
      <h1 className="mt-2">{quiz.title}</h1>
      <p className="prose mt-4">{quiz.description}</p>
      <QuizRules
        questions={countQuestions(quiz)}
        isDrawn={quiz.pools.length > 0}
        rules={state.rules}
        composed={state.composed}
      />
      {refusal && !open ? (
        <p className="mt-8 rounded-lg bg-wash px-4 py-3">
          <Refusal refusal={refusal} />
        </p>
      ) : (
        <form
          method="post"
          action={`/courses/${course.slug}/quizzes/${slug}/start`}
          className="mt-8 grid gap-4"
        >
          {hasPassword && !open && <PasswordField isWrong={refused === 'password'} />}
          <div>
            <button type="submit" className="button px-6">
              {open ? 'Go on where you stopped' : done.length > 0 ? 'Take it again' : 'Start the quiz'}
            </button>
          </div>
        </form>
      )}
      {done.length > 0 && <Attempts state={state} />}
    </div>
  )
}

async function find(params: Props['params']) {
  const { course: courseSlug, quiz: slug } = await params
  const course = findCourse(courseSlug) ?? notFound()
  const entry = course.quizzes.find((candidate) => candidate.slug === slug) ?? notFound()
  return { course, quiz: entry.quiz, slug }
}

function Refusal({ refusal }: { refusal: StartRefusal }) {
  switch (refusal.reason) {
    case 'not-open-yet':
      return (
        <>
          This quiz opens on <LocalTime date={refusal.opensAt.toISOString()} />.
        </>
      )
    case 'closed':
      return (
        <>
          This quiz closed on <LocalTime date={refusal.closedAt.toISOString()} />.
        </>
      )
    case 'no-attempts-left':
      return refusal.attempts === 1
        ? 'You have taken this quiz. There is one attempt.'
        : `You have used all ${refusal.attempts} attempts.`
    case 'wait':
      return (
        <>
          There is a wait between attempts: the next can start on{' '}
          <LocalTime date={refusal.until.toISOString()} />.
        </>
      )
  }
}

function PasswordField({ isWrong }: { isWrong: boolean }) {
  return (
    <div className="max-w-sm">
      <label htmlFor="quiz-password" className="mb-1 block font-medium">
        Password of this quiz
      </label>
      <input
        id="quiz-password"
        name="password"
        type="password"
        required
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? 'quiz-password-error' : undefined}
        className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink aria-invalid:border-wrong"
      />
      {isWrong && (
        <p id="quiz-password-error" role="alert" className="mt-1 text-sm text-wrong">
          This is not the password of the quiz.
        </p>
      )}
    </div>
  )
}

function Attempts({ state: { done, rules } }: { state: QuizForLearner }) {
  const marks = [...done]
    .reverse()
    .flatMap(({ earned, possible }) => (earned === null || possible === null ? [] : [{ earned, possible }]))
  const counts = countingScore(marks, rules.counting)
  return (
    <section aria-labelledby="attempts" className="mt-12">
      <h2 id="attempts">Your attempts</h2>
      {counts !== null && marks.length > 1 && (
        <p className="mt-1 text-muted">
          What counts is {COUNTING_WORDS[rules.counting]}: {Math.round(counts * 100)} %.
        </p>
      )}
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {done.map((attempt) => (
          <AttemptLine key={attempt.id} attempt={attempt} />
        ))}
      </ul>
    </section>
  )
}

const COUNTING_WORDS = {
  highest: 'the highest result',
  average: 'the average of all results',
  first: 'the first result',
  last: 'the last result',
} as const

function AttemptLine({
  attempt: { id, number, state, submittedAt, isLate, earned, possible },
}: {
  attempt: AttemptSummary
}) {
  return (
    <li>
      <Link
        href={`/attempts/${id}/review`}
        prefetch={false}
        className="flex justify-between gap-4 py-3 text-ink no-underline hover:text-accent"
      >
        <span>
          Attempt {number}
          <span className="text-muted">
            {state === 'ABANDONED' && ' · not submitted in time'}
            {submittedAt && (
              <>
                {' '}
                · <LocalTime date={submittedAt.toISOString()} />
              </>
            )}
            {isLate && ' · late'}
          </span>
        </span>
        <span className="font-semibold tabular-nums">
          {earned === null || !possible ? '–' : `${Math.round((earned / possible) * 100)} %`}
        </span>
      </Link>
    </li>
  )
}

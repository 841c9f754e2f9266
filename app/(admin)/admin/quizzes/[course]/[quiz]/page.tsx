import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RulesFields } from '@/components/admin/rules-fields'
import { OverrideFields } from '@/components/teaching/assignment/override-fields'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Checkbox } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { formatDuration, plural } from '@/domain/text/format'
import { type LearnerOverride, listOverrides } from '@/server/attempts/set-learner-limits'
import { listQuizRules } from '@/server/attempts/set-quiz-rules'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { setOverrideAction, setQuizRulesAction } from './actions'

export const metadata: Metadata = { title: 'Quiz settings', robots: { index: false } }

type Props = {
  params: Promise<{ course: string; quiz: string }>
  searchParams: Promise<{ learner?: string | string[] }>
}

export default async function QuizRulesPage({ params, searchParams }: Props) {
  await orNotFound(() => requireViewer('administrator'))
  const { course, quiz: slug } = await params
  const quiz = (await listQuizRules(course)).find((entry) => entry.slug === slug) ?? notFound()
  const overrides = await listOverrides(quiz.id)
  const { learner } = await searchParams
  const chosen = overrides.find(({ id }) => id === learner)
  const home = `/admin/quizzes/${course}/${slug}`
  const hidden = { course, quiz: slug }
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink href="/admin/quizzes" label="Quiz settings" />
      <h1 className="mt-2">{quiz.title}</h1>
      <p className="mt-3 text-muted">
        {formatAttempts(quiz.attempts)} Dates, times, and results visibility apply immediately, including to
        attempts in progress. Question behavior applies only to new attempts.{' '}
        <Link href={`/courses/${course}/quizzes/${slug}`} prefetch={false}>
          View the quiz
        </Link>
        .
      </p>
      <section aria-labelledby="rules" className="mt-8 grid gap-4">
        <h2 id="rules">For all learners</h2>
        <ActionForm action={setQuizRulesAction} submit="Save settings" fields={[]} hidden={hidden}>
          <RulesFields rules={quiz.rules} hasPassword={quiz.hasPassword} />
          <Checkbox name="shorten" label="Also shorten attempts in progress" isTicked={false} />
        </ActionForm>
      </section>
      <section aria-labelledby="overrides" className="mt-14 grid gap-4">
        <h2 id="overrides">For one learner</h2>
        <p className="text-muted">
          An override replaces the settings for one learner. Leave a field blank for no change. Accommodations
          are added unless the override is final.
        </p>
        <Overrides overrides={overrides} home={home} />
        {chosen && <h3>Override for {chosen.name ?? chosen.email}</h3>}
        <ActionForm
          action={setOverrideAction}
          submit={chosen ? 'Save override' : 'Save for this learner'}
          hidden={{ ...hidden, ...(chosen && { email: chosen.email }) }}
          fields={
            chosen
              ? []
              : [{ name: 'email', label: 'Email of the account', type: 'email', autoComplete: 'off' }]
          }
        >
          <OverrideFields own={chosen ?? null} isOfLearners />
          <Checkbox name="shorten" label="Also shorten attempts in progress" isTicked={false} />
        </ActionForm>
        {chosen && (
          <ActionForm
            action={setOverrideAction}
            submit="Remove this override"
            hidden={{ ...hidden, email: chosen.email, remove: 'on' }}
            fields={[]}
            danger
          />
        )}
      </section>
    </div>
  )
}

function Overrides({ overrides, home }: { overrides: LearnerOverride[]; home: string }) {
  if (overrides.length === 0) return <p>No overrides yet.</p>
  return (
    <ul className="divide-y divide-line border-line border-y">
      {overrides.map(({ id, email, name, limits, isFinal }) => (
        <li key={email} className="py-2.5">
          <span className="font-medium">{name ?? email}</span>
          {name && <span className="text-muted"> · {email}</span>}
          <span className="block text-muted text-sm">
            {limits.timeLimitSeconds && `Time limit ${formatDuration(limits.timeLimitSeconds)}. `}
            {limits.attempts && `Attempts: ${limits.attempts}. `}
            {limits.dueAt && (
              <>
                Due <LocalTime date={limits.dueAt.toISOString()} />.{' '}
              </>
            )}
            {limits.opensAt && (
              <>
                Opens <LocalTime date={limits.opensAt.toISOString()} />.{' '}
              </>
            )}
            {limits.closesAt && (
              <>
                Closes <LocalTime date={limits.closesAt.toISOString()} />.{' '}
              </>
            )}
            {limits.extraMinutes && `Extra minutes: ${limits.extraMinutes}. `}
            {isFinal && 'Final.'}
          </span>
          <Link href={`${home}?learner=${id}`} prefetch={false} className="text-sm">
            Edit<span className="sr-only"> the override of {name ?? email}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function formatAttempts(count: number): string {
  return count === 0 ? 'No attempts so far.' : `${plural(count, 'attempt')} so far.`
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { RulesFields } from '@/components/admin/rules-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tick } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { MomentField } from '@/components/ui/moment-field'
import { durationInWords } from '@/domain/attempts/rules-in-words'
import { type LearnerOverride, listOverrides } from '@/server/attempts/set-learner-limits'
import { listQuizRules } from '@/server/attempts/set-quiz-rules'
import { requireViewer } from '@/server/auth/viewer'
import { orNotFound } from '@/server/page-viewer'
import { setOverrideAction, setQuizRulesAction } from './actions'

export const metadata: Metadata = { title: 'Rules of a quiz', robots: { index: false } }

type Props = { params: Promise<{ course: string; quiz: string }> }

export default async function QuizRulesPage({ params }: Props) {
  await orNotFound(() => requireViewer('administrator'))
  const { course, quiz: slug } = await params
  const quiz = (await listQuizRules(course)).find((entry) => entry.slug === slug) ?? notFound()
  const overrides = await listOverrides(quiz.id)
  const hidden = { course, quiz: slug }
  return (
    <div className="page-narrow max-w-3xl">
      <p className="eyebrow">
        <Link href="/admin/quizzes" className="text-muted no-underline hover:text-accent">
          Rules of quizzes
        </Link>
      </p>
      <h1 className="mt-2">{quiz.title}</h1>
      <p className="mt-3 text-muted">
        {attemptsInWords(quiz.attempts)} Dates, times and what is shown hold at once, for open attempts too;
        how questions are asked holds for attempts that start from now on.{' '}
        <Link href={`/courses/${course}/quizzes/${slug}`} prefetch={false}>
          See it as a learner does
        </Link>
        .
      </p>
      <section aria-labelledby="rules" className="mt-8 grid gap-4">
        <h2 id="rules">For everybody</h2>
        <ActionForm action={setQuizRulesAction} submit="Save the rules" fields={[]} hidden={hidden}>
          <RulesFields rules={quiz.rules} hasPassword={quiz.hasPassword} />
        </ActionForm>
      </section>
      <section aria-labelledby="overrides" className="mt-14 grid gap-4">
        <h2 id="overrides">For one learner</h2>
        <p className="text-muted">
          What is filled in holds for this learner instead; their standing accommodation comes on top. With
          everything left empty the learner’s own limits are taken away.
        </p>
        <Overrides overrides={overrides} />
        <ActionForm
          action={setOverrideAction}
          submit="Save for this learner"
          hidden={hidden}
          fields={[
            { name: 'email', label: 'E-mail address of the account', type: 'email', autoComplete: 'off' },
            {
              name: 'timeLimitMinutes',
              label: 'Time limit in minutes',
              type: 'number',
              required: false,
              min: 0.5,
              step: 'any',
            },
            { name: 'attempts', label: 'Attempts', type: 'number', required: false, min: 1 },
          ]}
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <MomentField name="opensAt" label="Opens" value={null} />
            <MomentField name="closesAt" label="Closes" value={null} />
          </div>
          <Tick name="isFinal" label="Final: no accommodation on top" isTicked={false} />
        </ActionForm>
      </section>
    </div>
  )
}

function Overrides({ overrides }: { overrides: LearnerOverride[] }) {
  if (overrides.length === 0) return <p>No learner has limits of their own here.</p>
  return (
    <ul className="divide-y divide-line border-line border-y">
      {overrides.map(({ email, name, limits, isFinal }) => (
        <li key={email} className="py-2.5">
          <span className="font-medium">{name ?? email}</span>
          {name && <span className="text-muted"> · {email}</span>}
          <span className="block text-muted text-sm">
            {limits.timeLimitSeconds && `Time limit ${durationInWords(limits.timeLimitSeconds)}. `}
            {limits.attempts && `Attempts: ${limits.attempts}. `}
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
            {limits.extraMinutes && `Minutes given on the spot: ${limits.extraMinutes}. `}
            {isFinal && 'Final.'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function attemptsInWords(count: number): string {
  if (count === 0) return 'No attempt so far.'
  return count === 1 ? 'One attempt so far.' : `${count} attempts so far.`
}

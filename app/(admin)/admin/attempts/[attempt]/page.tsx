import type { Metadata } from 'next'
import { AnswerHistory } from '@/components/attempts/answer-history'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { formatNumber, plural } from '@/domain/text/format'
import { getAttemptHistory } from '@/server/attempts/staff-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { formatState } from '../format-state'

export const metadata: Metadata = { title: 'Attempt history', robots: { index: false } }

export default async function HistoryPage({ params }: { params: Promise<{ attempt: string }> }) {
  await orNotFound(() => requireViewer('administrator'))
  const { attempt: attemptId } = await params
  const attempt = await orNotFound(() => getAttemptHistory(attemptId))
  const { title, number, learner, startedAt, closesAt, submittedAt, earned, possible, questions } = attempt
  return (
    <div className="page-narrow max-w-4xl">
      <BackLink href="/admin/attempts" label="Attempts" />
      <h1 className="mt-2">
        {title}, attempt {number}
      </h1>
      <p className="mt-3 text-muted">
        {learner} · {formatState(attempt)} · started <LocalTime date={startedAt.toISOString()} withSeconds />
        {closesAt && (
          <>
            {' '}
            · closes <LocalTime date={closesAt.toISOString()} withSeconds />
          </>
        )}
        {submittedAt && (
          <>
            {' '}
            · submitted <LocalTime date={submittedAt.toISOString()} withSeconds />
          </>
        )}
        {earned !== null && ` · ${formatNumber(earned)} of ${plural(possible ?? 0, 'point')}`}
      </p>
      <ol className="mt-8 grid gap-8">
        {questions.map((question) => (
          <li key={question.slot}>
            <AnswerHistory question={question} />
          </li>
        ))}
      </ol>
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { AnswerHistory } from '@/components/attempts/answer-history'
import { formatWaitingForStaff } from '@/components/attempts/format-waiting'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { formatNumber, plural, pluralForm } from '@/domain/text/format'
import { getStudentAttempt } from '@/server/assignments/student-attempt-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { acceptLateAction, reopenAction } from './actions'
import { StaffFeedback } from './staff-feedback'

export const metadata: Metadata = { title: 'Attempt' }

type Props = { params: Promise<{ class: string; attempt: string }> }

export default async function StudentAttemptPage({ params }: Props) {
  const { class: classId, attempt: attemptId } = await params
  const attempt = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getStudentAttempt(viewer.id, { classId, attemptId })
  })
  const { title, number, learner, learnerId, assignmentId, state, startedAt, submittedAt, closesAt } = attempt
  const { isLate, earned, possible, questions, lateSlots, class: currentClass } = attempt
  const waiting = state === 'GRADED' ? questions.filter(({ isWaiting }) => isWaiting).length : 0
  const canTeach = currentClass.role !== 'observer' && currentClass.archivedAt === null
  const isOpen = state === 'IN_PROGRESS' || state === 'OVERDUE'
  const hidden = { class: classId, attempt: attemptId }
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink href={`/classes/${classId}/gradebook/${assignmentId}/${learnerId}`} label={title} />
      <h1 className="mt-2">
        {learner}, attempt {number}
      </h1>
      <p className="mt-3 text-muted">
        Started <LocalTime date={startedAt.toISOString()} withSeconds />
        {isOpen && closesAt && (
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
        {isLate && ' · late'}
        {earned !== null && ` · ${formatNumber(earned)} of ${plural(possible ?? 0, 'point')}`}
      </p>
      {waiting > 0 && (
        <Notice className="mt-4">
          {formatWaitingForStaff(waiting)}{' '}
          {canTeach && (
            <Link href={`/classes/${classId}/assignments/${assignmentId}/grading`} prefetch={false}>
              Go to grading
            </Link>
          )}
        </Notice>
      )}
      {lateSlots.length > 0 && (
        <section className="card mt-6 grid gap-3" aria-labelledby="late">
          <h2 id="late">Late answers</h2>
          <p>
            {pluralForm(
              lateSlots.length,
              `An answer to question ${lateSlots[0]} arrived after the attempt closed. It’s in the history below but doesn’t count.`,
              `Answers to ${lateSlots.length} questions (${lateSlots.join(', ')}) arrived after the attempt closed. They’re in the history below but don’t count.`,
            )}
          </p>
          {canTeach && state === 'GRADED' && (
            <ActionForm
              action={acceptLateAction}
              submit={pluralForm(lateSlots.length, 'Accept late answer', 'Accept all late answers')}
              fields={[]}
              hidden={hidden}
            />
          )}
        </section>
      )}
      {canTeach && !isOpen && (
        <Disclosure label="Reopen attempt" look="form" className="mt-6">
          <p className="mt-2 mb-3">
            The student can continue the attempt. Its score doesn’t count until the student submits it again
            or time runs out.
          </p>
          <ActionForm
            action={reopenAction}
            submit="Reopen attempt"
            hidden={hidden}
            fields={[
              {
                name: 'minutes',
                label: 'Open for (minutes)',
                type: 'number',
                min: 1,
                max: 43_200,
                defaultValue: 30,
              },
            ]}
          />
        </Disclosure>
      )}
      <ol className="mt-8 grid gap-8">
        {questions.map((question) => (
          <li key={question.slot}>
            <AnswerHistory question={question} />
            <StaffFeedback
              question={question}
              canTeach={canTeach}
              isGraded={state === 'GRADED'}
              hidden={hidden}
            />
            {canTeach && state === 'GRADED' && lateSlots.length > 1 && lateSlots.includes(question.slot) && (
              <div className="mt-3">
                <ActionForm
                  action={acceptLateAction}
                  submit="Accept this late answer"
                  fields={[]}
                  hidden={{ ...hidden, slot: String(question.slot) }}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

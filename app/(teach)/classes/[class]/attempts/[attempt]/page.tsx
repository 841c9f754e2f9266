import Link from 'next/link'
import { PlaceHistoryTable } from '@/components/attempts/place-history'
import { ActionForm } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { getStudentAttempt } from '@/server/assignments/student-attempt-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { acceptLateAction, reopenAction } from './actions'

type Props = { params: Promise<{ class: string; attempt: string }> }

export default async function StudentAttemptPage({ params }: Props) {
  const { class: classId, attempt: attemptId } = await params
  const attempt = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getStudentAttempt(viewer.id, { classId, attemptId })
  })
  const { title, number, learner, learnerId, assignmentId, state, startedAt, submittedAt, closesAt } = attempt
  const { isLate, earned, possible, places, lateSlots, class: ofClass } = attempt
  const mayTeach = ofClass.role !== 'reviewer' && ofClass.archivedAt === null
  const isOpen = state === 'IN_PROGRESS' || state === 'OVERDUE'
  const hidden = { class: classId, attempt: attemptId }
  return (
    <div className="page-narrow max-w-3xl">
      <p className="eyebrow">
        <Link
          href={`/classes/${classId}/gradebook/${assignmentId}/${learnerId}`}
          className="text-muted no-underline hover:text-accent"
        >
          {title}
        </Link>
      </p>
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
            · handed in <LocalTime date={submittedAt.toISOString()} withSeconds />
          </>
        )}
        {isLate && ' · late'}
        {earned !== null && ` · ${rounded(earned)} of ${rounded(possible ?? 0)} marks`}
      </p>
      {lateSlots.length > 0 && (
        <section className="card mt-6 grid gap-3" aria-labelledby="late">
          <h2 id="late">Late answers</h2>
          <p>
            {lateSlots.length === 1
              ? 'An answer to one question'
              : `Answers to ${lateSlots.length} questions`}{' '}
            arrived after the close (question {lateSlots.join(', ')}). They stand in the histories below, and
            do not count.
          </p>
          {mayTeach && state === 'GRADED' && (
            <ActionForm
              action={acceptLateAction}
              submit={lateSlots.length === 1 ? 'Let it count' : 'Let all of them count'}
              fields={[]}
              hidden={hidden}
            />
          )}
        </section>
      )}
      {mayTeach && !isOpen && (
        <details className="mt-6">
          <summary className="min-h-11 py-2 text-muted">Open it again</summary>
          <p className="mt-2 mb-3">
            The student goes on with it; its mark stands aside until it is handed in again, or its time is up.
          </p>
          <ActionForm
            action={reopenAction}
            submit="Open it again"
            hidden={hidden}
            fields={[
              {
                name: 'minutes',
                label: 'For how many minutes',
                type: 'number',
                min: 1,
                max: 43_200,
                defaultValue: 30,
              },
            ]}
          />
        </details>
      )}
      <ol className="mt-8 grid gap-8">
        {places.map((place) => (
          <li key={place.slot}>
            <PlaceHistoryTable place={place} />
            {mayTeach && state === 'GRADED' && lateSlots.length > 1 && lateSlots.includes(place.slot) && (
              <div className="mt-3">
                <ActionForm
                  action={acceptLateAction}
                  submit="Let this late answer count"
                  fields={[]}
                  hidden={{ ...hidden, slot: String(place.slot) }}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function rounded(mark: number): number {
  return Math.round(mark * 100) / 100
}

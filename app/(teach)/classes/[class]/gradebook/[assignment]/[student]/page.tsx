import type { Metadata } from 'next'
import Link from 'next/link'
import { AuditList } from '@/components/teaching/audit-log/audit-list'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { Checkbox } from '@/components/ui/checkbox'
import { LocalTime } from '@/components/ui/local-time'
import { TextArea } from '@/components/ui/text-area'
import { POLICY_LABELS } from '@/domain/regrading/regrade'
import { formatNumber, formatPercent, formatPoints, plural } from '@/domain/text/format'
import { scaledText } from '@/domain/text/scaled-number'
import { type GradeCell, getGradeCell } from '@/server/grades/cell-queries'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import { saveGradeAction } from '../../actions'

export const metadata: Metadata = { title: 'Grade' }

type Props = { params: Promise<{ class: string; assignment: string; student: string }> }

export default async function GradePage({ params }: Props) {
  const { class: classId, assignment: assignmentId, student: studentId } = await params
  const cell = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getGradeCell(viewer.id, { classId, assignmentId }, studentId)
  })
  const { assignment, student, isExcused, note } = cell
  const shownPoints = cell.manualRatio === null ? '' : scaledText(cell.manualRatio, assignment.points)
  const canTeach = assignment.class.role !== 'observer' && assignment.class.archivedAt === null
  const hidden = { class: classId, assignment: assignmentId, student: studentId }
  return (
    <div className="page-narrow">
      <BackLink href={`/classes/${classId}/gradebook`} label="Gradebook" />
      <h1 className="mt-2">{student.name}</h1>
      <p className="mt-1 text-lg">{assignment.quiz.title}</p>
      <Standing cell={cell} />
      <Attempts cell={cell} classId={classId} />
      {canTeach && (
        <section aria-labelledby="edit" className="mt-10 grid gap-4">
          <h2 id="edit">Change the grade</h2>
          <ActionForm
            action={saveGradeAction}
            submit="Save grade"
            hidden={{
              ...hidden,
              'manualPoints-was': shownPoints,
              'reason-was': cell.manualReason ?? '',
              'isExcused-was': isExcused ? 'on' : '',
              'note-was': note ?? '',
            }}
            fields={[
              {
                name: 'manualPoints',
                label: `Points out of ${formatNumber(assignment.points)}`,
                inputMode: 'decimal',
                required: false,
                defaultValue: shownPoints,
                help: 'Leave blank to use the attempt score.',
                autoComplete: 'off',
              },
              {
                name: 'reason',
                label: 'Reason',
                required: false,
                defaultValue: cell.manualReason ?? '',
                help: 'Required for points. The history keeps it.',
                autoComplete: 'off',
              },
            ]}
          >
            <Checkbox
              name="isExcused"
              label="Excused"
              isTicked={isExcused}
              help="The grade doesn’t count in the total."
            />
            <TextArea name="note" label="Note" note="visible to class staff" value={note ?? ''} rows={3} />
          </ActionForm>
        </section>
      )}
      {!canTeach && note && <p className="mt-6 whitespace-pre-line">Note: {note}</p>}
      <section aria-labelledby="history" className="mt-10">
        <h2 id="history">History</h2>
        <AuditList rows={cell.history} none="No manual changes yet." isOpen />
        <Regrades cell={cell} />
      </section>
    </div>
  )
}

function Regrades({ cell: { regrades } }: { cell: GradeCell }) {
  if (regrades.length === 0) return null
  const points = (earned: number | null) => (earned === null ? 'none' : formatNumber(earned))
  return (
    <>
      <h3 className="mt-8">Regrades</h3>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {regrades.map(({ key, at, attemptNumber, slot, policy, reason, isUndone, ...change }) => (
          <li key={key} className="py-2.5">
            Attempt {attemptNumber}, question {slot}: {points(change.earnedBefore)} →{' '}
            {points(change.earnedAfter)}
            {isUndone && ' (undone)'}
            <span className="block text-muted text-sm">
              <LocalTime date={at.toISOString()} /> · {POLICY_LABELS[policy]} · {reason}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Standing({
  cell: { assignment, scoreRatio, manualRatio, manualReason, isExcused },
}: {
  cell: GradeCell
}) {
  const { points } = assignment
  const ratio = manualRatio ?? scoreRatio
  return (
    <p className="mt-4 text-lg">
      {ratio === null ? 'No grade yet.' : `${formatPoints(ratio, points)} of ${plural(points, 'point')}.`}
      {manualRatio !== null && (
        <span className="block text-base text-muted">
          Manual grade{manualReason && `: ${manualReason}`}.{' '}
          {scoreRatio === null
            ? 'No graded attempts.'
            : `Attempt score: ${formatPoints(scoreRatio, points)}.`}
        </span>
      )}
      {isExcused && (
        <span className="block text-base text-warn">Excused. This grade doesn’t count in the total.</span>
      )}
    </p>
  )
}

const STATE_LABELS = {
  IN_PROGRESS: 'in progress',
  OVERDUE: 'time’s up',
  SUBMITTED: 'submitted',
  GRADED: 'graded',
  ABANDONED: 'not submitted in time',
} as const

function Attempts({ cell: { attempts }, classId }: { cell: GradeCell; classId: string }) {
  return (
    <section aria-labelledby="attempts" className="mt-8">
      <h2 id="attempts">Attempts</h2>
      {attempts.length === 0 ? (
        <p className="mt-2 text-muted">No attempts yet.</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {attempts.map(({ id, number, state, submittedAt, isLate, lateShare, earned, possible }) => (
            <li key={id} className="flex flex-wrap justify-between gap-3 py-2.5">
              <span>
                <Link href={`/classes/${classId}/attempts/${id}`} prefetch={false}>
                  Attempt {number}
                </Link>
                <span className="text-muted">
                  {' '}
                  · {STATE_LABELS[state]}
                  {submittedAt && (
                    <>
                      {' '}
                      · <LocalTime date={submittedAt.toISOString()} />
                    </>
                  )}
                  {isLate && ' · late'}
                  {lateShare > 0 && ` (−${formatPercent(lateShare)})`}
                </span>
              </span>
              <span className="tabular-nums">
                {earned === null || !possible ? '–' : `${formatNumber(earned)} of ${formatNumber(possible)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

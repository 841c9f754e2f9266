import Link from 'next/link'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { TotalSummary } from '@/components/grades/total-breakdown'
import { LessonStatus } from '@/components/teaching/lesson-status'
import { LocalTime } from '@/components/ui/local-time'
import { formatReason, formatTrend } from '@/domain/overview/format-reason'
import { formatPercent, formatPoints, plural } from '@/domain/text/format'
import type { findStudentAssessment } from '@/server/analysis/assess-class'
import type { StudentPage } from '@/server/classes/student-queries'
import type { LessonForStudent } from '@/server/lessons/lesson-queries'

type Props = {
  student: StudentPage
  /** Null for former students. */
  assessed: Awaited<ReturnType<typeof findStudentAssessment>>
  classId: string
  studentId: string
  /** The assigned lessons; none for former students. */
  lessons: readonly LessonForStudent[]
  /** The course’s concepts. */
  concepts: readonly { id: string; title: string }[]
}

/** Everything that staff can see of a student, all of it from this class. */
export function StudentRecord({ student, assessed, classId, studentId, lessons, concepts }: Props) {
  return (
    <>
      <Standing student={student} assessed={assessed} />
      <Grades student={student} classId={classId} studentId={studentId} />
      {student.grades.length > 0 && (
        <section aria-labelledby="total" className="mt-10">
          <h2 id="total">Total</h2>
          <TotalSummary {...student.total} />
        </section>
      )}
      <Lessons lessons={lessons} />
      <Concepts student={student} concepts={concepts} />
      <CalibrationSection calibration={student.calibration} />
      <RegradeRequests regradeRequests={student.regradeRequests} />
    </>
  )
}

/** How the student is doing, with the figures that it is based on. */
function Standing({ student, assessed }: Pick<Props, 'student' | 'assessed'>) {
  const { recall, workDays, lastWorkAt } = student
  const { reasons = [], trend = null } = assessed?.assessment ?? {}
  return (
    <section aria-labelledby="standing" className="mt-8">
      <h2 id="standing">How it’s going</h2>
      <ul className="mt-3 grid gap-1">
        {assessed && reasons.length === 0 && <li>Not behind or at risk.</li>}
        {reasons.map((reason) => (
          <li key={reason.kind}>{formatReason(reason, assessed?.titleOf ?? ((id) => id))}</li>
        ))}
        {trend && trend.direction !== 'down' && (
          <li>
            {trend.direction === 'up' ? 'Improving' : 'Steady'}: {formatTrend(trend)}
          </li>
        )}
        {assessed && !trend && <li className="text-muted">Too few answers for a trend.</li>}
        <li>
          {recall.length === 0
            ? 'Too few answers for expected recall.'
            : `Expected recall without review: ${recall
                .map(
                  ({ days, share }) =>
                    `${formatPercent(share)} ${days === 0 ? 'today' : `in ${plural(days, 'day')}`}`,
                )
                .join(', ')} (from ${plural(recall[0]?.answers ?? 0, 'answer')} in this class).`}
        </li>
        <li>
          {lastWorkAt ? (
            <>
              Last seen in an assignment on <LocalTime date={lastWorkAt.toISOString()} />. Worked in this
              class on {plural(workDays, 'day')}.
            </>
          ) : (
            'Not seen in an assignment yet.'
          )}
        </li>
      </ul>
    </section>
  )
}

/** The assigned lessons, and how far the student is in each. */
function Lessons({ lessons }: Pick<Props, 'lessons'>) {
  if (lessons.length === 0) return null
  return (
    <section aria-labelledby="lessons" className="mt-12">
      <h2 id="lessons">Lessons</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {lessons.map(({ slug, title, work, dueAt }) => (
          <li key={slug} className="py-2">
            {title}
            <span className="block text-muted text-sm">
              <LessonStatus work={work} />
              {dueAt && (
                <>
                  {' '}
                  · due <LocalTime date={dueAt.toISOString()} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Concepts({ student, concepts }: Pick<Props, 'student' | 'concepts'>) {
  return (
    <section aria-labelledby="concepts" className="mt-12">
      <h2 id="concepts">Mastery by concept</h2>
      <p className="mt-1 text-muted">
        From this class’s assignments only. Each value is based on up to 10 of the latest answers. The number
        of answers is in parentheses.
      </p>
      {student.strengths.length === 0 ? (
        <p className="mt-3">No answers yet.</p>
      ) : (
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2">
          {student.strengths.map(({ concept, strength, answers }) => (
            <li key={concept} className="flex justify-between gap-4 border-line border-t py-1.5">
              <span>{concepts.find(({ id }) => id === concept)?.title ?? concept}</span>
              <span className="whitespace-nowrap tabular-nums">
                {strength === null ? 'too few' : formatPercent(strength)}{' '}
                <span className="text-muted">({answers})</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Dates = StudentPage['grades'][number]['dates']

/** The dates in effect for this student, with overrides and accommodations. */
function Dates({ dates: { opensAt, dueAt, closesAt } }: { dates: Dates }) {
  const parts = [
    ['opens', opensAt],
    ['due', dueAt],
    ['closes', closesAt],
  ] as const
  const set = parts.flatMap(([word, at]) => (at ? [{ word, at }] : []))
  if (set.length === 0) return <p className="text-muted text-sm">No dates.</p>
  return (
    <p className="text-muted text-sm">
      {set.map(({ word, at }, index) => (
        <span key={word}>
          {index > 0 && ' · '}
          {word} <LocalTime date={at.toISOString()} />
        </span>
      ))}
    </p>
  )
}

type MarksProps = { student: StudentPage; classId: string; studentId: string }

function Grades({ student: { grades }, classId, studentId }: MarksProps) {
  return (
    <section aria-labelledby="grades" className="mt-10">
      <h2 id="grades">Grades</h2>
      {grades.length === 0 ? (
        <p className="mt-3 text-muted">No published assignments yet.</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {grades.map(
            ({
              assignmentId,
              title,
              points,
              ratio,
              isManual,
              isExcused,
              note,
              hasOwnLimits,
              attempts,
              dates,
            }) => (
              <li key={assignmentId} className="py-2.5">
                <p className="flex flex-wrap justify-between gap-4">
                  <Link href={`/classes/${classId}/gradebook/${assignmentId}/${studentId}`} prefetch={false}>
                    {title}
                  </Link>
                  <span className="font-medium tabular-nums">
                    {ratio === null ? '–' : `${formatPoints(ratio, points)} of ${points}`}
                  </span>
                </p>
                <p className="text-muted text-sm">
                  {attempts.length === 0
                    ? 'not started'
                    : attempts.map(({ id, number, isLate, share }, index) => (
                        <span key={id}>
                          {index > 0 && ' · '}
                          <Link href={`/classes/${classId}/attempts/${id}`} prefetch={false}>
                            attempt {number}
                          </Link>
                          {share !== null && `: ${formatPercent(share)}`}
                          {isLate && ', late'}
                        </span>
                      ))}
                  {isManual && ' · manual grade'}
                  {isExcused && ' · excused'}
                  {hasOwnLimits && ' · override'}
                </p>
                <Dates dates={dates} />
                {note && <p className="mt-1 text-sm">Note: {note}</p>}
              </li>
            ),
          )}
        </ul>
      )}
    </section>
  )
}

const STATE_LABELS = { OPEN: 'open', ACCEPTED: 'accepted', DECLINED: 'declined' } as const

function RegradeRequests({ regradeRequests }: { regradeRequests: StudentPage['regradeRequests'] }) {
  if (regradeRequests.length === 0) return null
  return (
    <section aria-labelledby="regrade-requests" className="mt-12">
      <h2 id="regrade-requests">Regrade requests</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {regradeRequests.map(({ title, argument, state, at }) => (
          <li key={at.toISOString()} className="py-2">
            {argument}
            <span className="block text-muted text-sm">
              {title} · {STATE_LABELS[state]} · <LocalTime date={at.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

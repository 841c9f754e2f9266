import Link from 'next/link'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { formatPercent, formatPoints, plural } from '@/domain/text/format'
import { getStudentPage, type StudentPage } from '@/server/classes/student-queries'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

type Props = { params: Promise<{ class: string; student: string }> }

export default async function StudentPageView({ params }: Props) {
  const { class: classId, student: studentId } = await params
  const student = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getStudentPage(viewer.id, { classId, studentId }, new Date())
  })
  const { name, email, joinedAt, leftAt, groups, class: currentClass } = student
  const { concepts } = getCourse(currentClass.courseSlug)
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink href={`/classes/${classId}/gradebook`} label="Gradebook" />
      <h1 className="mt-2">{name}</h1>
      <p className="mt-2 text-muted">
        {email !== name && `${email} · `}
        {currentClass.name} · joined <LocalTime date={joinedAt.toISOString()} withTime={false} />
        {leftAt && (
          <>
            {' '}
            · left <LocalTime date={leftAt.toISOString()} withTime={false} />
          </>
        )}
        {groups.length > 0 && ` · ${groups.join(', ')}`}
      </p>
      <p className="mt-1 text-muted">Accommodation: {grantedWords(student.accommodation)}.</p>
      <Marks student={student} classId={classId} studentId={studentId} />
      <section aria-labelledby="concepts" className="mt-12">
        <h2 id="concepts">Mastery by concept</h2>
        <p className="mt-1 text-muted">
          From this class’s assignments only. Each value is based on up to 10 of the latest answers. The
          number of answers is in parentheses.
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
      <CalibrationSection calibration={student.calibration} />
      <RegradeRequests regradeRequests={student.regradeRequests} />
    </div>
  )
}

type MarksProps = { student: StudentPage; classId: string; studentId: string }

function Marks({ student: { grades }, classId, studentId }: MarksProps) {
  return (
    <section aria-labelledby="grades" className="mt-10">
      <h2 id="grades">Grades</h2>
      {grades.length === 0 ? (
        <p className="mt-3 text-muted">No published assignments yet.</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {grades.map(
            ({ assignmentId, title, points, ratio, isManual, isExcused, note, hasOwnLimits, attempts }) => (
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

function grantedWords(accommodation: StudentPage['accommodation']): string {
  if (!accommodation) return 'none'
  const { timeMultiplier, extraDays, onePerPage } = accommodation
  const parts = [
    ...(timeMultiplier === 1 ? [] : [`time × ${timeMultiplier}`]),
    ...(extraDays === 0 ? [] : [plural(extraDays, 'extra day')]),
    ...(onePerPage ? ['1 question per page'] : []),
  ]
  return parts.join(', ') || 'none'
}

import Link from 'next/link'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import type { Assessment, Exam } from '@/domain/overview/at-risk'
import { formatReason } from '@/domain/overview/format-reason'
import { OVERVIEW_RULES } from '@/domain/overview/overview-rules'
import { plural, pluralForm } from '@/domain/text/format'

type Student = { id: string; name: string; assessment: Assessment }

type Props = {
  /** Those who are behind or at risk, most urgent first. */
  atRisk: readonly Student[]
  /** All students that the filter leaves. */
  students: readonly Student[]
  exam: Exam | null
  titleOf: (assignmentId: string) => string
  home: string
  /** The number of students that are shown first; the others follow on demand. */
  shown?: number
}

/** All three answers fit on one screen. */
const ON_ONE_SCREEN = 6

/** Who is behind or at risk, with the reasons. */
export function AtRiskList(props: Props) {
  const { atRisk, students, exam, titleOf, home, shown = ON_ONE_SCREEN } = props
  const rows = (some: readonly Student[]) => (
    <ul className="divide-y divide-line">
      {some.map(({ id, name, assessment }) => (
        <li key={id} className="py-2">
          <Link href={`${home}/people/${id}`} prefetch={false} className="font-medium">
            {name}
          </Link>
          <ul className="text-muted text-sm">
            {assessment.reasons.map((reason) => (
              <li key={reason.kind}>{formatReason(reason, titleOf)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="at-risk" className="card">
      <h2 id="at-risk">Who needs help</h2>
      {students.length === 0 ? (
        <p className="mt-2 text-muted">No students.</p>
      ) : (
        <p className="mt-2 mb-1">
          {atRisk.length === 0
            ? 'No student is behind or at risk.'
            : `${plural(atRisk.length, 'student')} of ${students.length} ${pluralForm(atRisk.length, 'is', 'are')} behind or at risk.`}
        </p>
      )}
      {rows(atRisk.slice(0, shown))}
      {atRisk.length > shown && (
        <Disclosure label={`Show ${plural(atRisk.length - shown, 'more student')}`} className="mt-2">
          {rows(atRisk.slice(shown))}
        </Disclosure>
      )}
      <Undecided students={students} exam={exam} />
    </section>
  )
}

/** What the list can’t say, so that no name doesn’t look like a verdict. */
function Undecided({ students, exam }: Pick<Props, 'students' | 'exam'>) {
  const count = (what: 'trend' | 'recall') =>
    students.filter(({ assessment }) => assessment.undecided.includes(what)).length
  const [trend, recall] = [count('trend'), count('recall')]
  return (
    <div className="mt-3 grid gap-1 text-muted text-sm">
      {exam && (
        <p>
          Next exam: {exam.title}, <LocalTime date={exam.at.toISOString()} withTime={false} />. Recall is
          estimated from the questions in this class’s assignments. Reviews are private and can raise it.
        </p>
      )}
      {trend > 0 && (
        <p>
          Too few answers for a trend: {plural(trend, 'student')}. It needs{' '}
          {OVERVIEW_RULES.trend.latest + OVERVIEW_RULES.trend.earlier} assignments, and{' '}
          {OVERVIEW_RULES.trend.answers} answers both in the latest {OVERVIEW_RULES.trend.latest} and before.
        </p>
      )}
      {recall > 0 && <p>Too few answers for expected recall: {plural(recall, 'student')}.</p>}
    </div>
  )
}

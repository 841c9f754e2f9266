import Link from 'next/link'
import { formatQuestionCount } from '@/components/attempts/format-question-count'
import { LocalTime } from '@/components/ui/local-time'
import { WideContent } from '@/components/ui/wide-content'
import type { Range } from '@/domain/attempts/count-questions'
import { PHASE_LABELS } from './phase-labels'

type Assignment = {
  id: string
  title: string
  phase: keyof typeof PHASE_LABELS
  points: number
  questions: Range
  rules: { dueAt: string | null; closesAt: string | null }
  work: { students: number; started: number; submitted: number }
}

type Props = { assignments: Assignment[]; home: string; canTeach: boolean }

/** The assignments of a class, for its staff. */
export function StaffAssignments({ assignments, home, canTeach }: Props) {
  if (assignments.length === 0)
    return (
      <p className="mt-6 text-muted">
        No assignments yet.
        {canTeach && ' Start from a course quiz, select questions, or add random ones.'}
      </p>
    )
  return (
    <WideContent label="Assignments" className="mt-6">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="text-muted text-sm">
            <th className="py-2 pr-4 font-medium" scope="col">
              Title
            </th>
            <th className="py-2 pr-4 font-medium" scope="col">
              Status
            </th>
            <th className="py-2 pr-4 font-medium" scope="col">
              Due
            </th>
            <th className="py-2 pr-4 text-right font-medium" scope="col">
              Started
            </th>
            <th className="py-2 text-right font-medium" scope="col">
              Submitted
            </th>
          </tr>
        </thead>
        <tbody>
          {assignments.map(({ id, title, phase, questions, rules, work }) => (
            <tr key={id} className="border-line border-t">
              <th scope="row" className="min-w-36 py-3 pr-4 font-normal">
                <Link href={`${home}/assignments/${id}`} prefetch={false} className="font-medium">
                  {title}
                </Link>
                <span className="block text-muted text-sm">{formatQuestionCount(questions)}</span>
              </th>
              <td className="py-3 pr-4">{PHASE_LABELS[phase]}</td>
              <td className="py-3 pr-4 max-sm:text-sm sm:whitespace-nowrap">
                {(rules.dueAt ?? rules.closesAt) ? (
                  <LocalTime date={rules.dueAt ?? rules.closesAt ?? ''} />
                ) : (
                  'No date'
                )}
              </td>
              <td className="py-3 pr-4 text-right tabular-nums">
                {work.started} of {work.students}
              </td>
              <td className="py-3 text-right tabular-nums">
                {work.submitted} of {work.students}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}

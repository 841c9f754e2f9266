import Link from 'next/link'
import { formatQuestionCount } from '@/components/attempts/format-question-count'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'
import type { Range } from '@/domain/attempts/count-questions'
import { PHASE_LABELS } from './phase-labels'

type Assignment = {
  id: string
  title: string
  phase: keyof typeof PHASE_LABELS
  points: number
  questions: Range
  rules: { dueAt: Date | null; closesAt: Date | null }
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
    <DataTable
      caption="Assignments"
      columns={columnsOf(home)}
      rows={assignments}
      keyOf={({ id }) => id}
      className="mt-6"
    />
  )
}

function columnsOf(home: string): Column<Assignment>[] {
  return [
    {
      title: 'Title',
      isRowHeader: true,
      className: 'min-w-36',
      cell: ({ id, title, questions }) => (
        <>
          <Link href={`${home}/assignments/${id}`} prefetch={false} className="font-medium">
            {title}
          </Link>
          <span className="block text-muted text-sm">{formatQuestionCount(questions)}</span>
        </>
      ),
    },
    { title: 'Status', cell: ({ phase }) => PHASE_LABELS[phase] },
    {
      title: 'Due',
      className: 'min-w-28 max-sm:text-sm sm:whitespace-nowrap',
      cell: ({ rules: { dueAt, closesAt } }) => {
        const due = dueAt ?? closesAt
        return due ? <LocalTime date={due.toISOString()} /> : 'No date'
      },
    },
    { title: 'Started', isNumeric: true, cell: ({ work }) => `${work.started} of ${work.students}` },
    { title: 'Submitted', isNumeric: true, cell: ({ work }) => `${work.submitted} of ${work.students}` },
  ]
}

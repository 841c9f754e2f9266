import Link from 'next/link'
import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { formatNumber } from '@/domain/text/format'

type Assignment = {
  id: string
  title: string
  phase: 'draft' | 'coming' | 'open' | 'late' | 'closed'
  points: number
  opensAt: string | null
  dueAt: string | null
  closesAt: string | null
  state: 'not-started' | 'open' | 'done'
  scoreRatio: number | null
  isExcused: boolean
}

/** A student’s assignments in a class, with grades and dates. */
export function StudentAssignments({ assignments, home }: { assignments: Assignment[]; home: string }) {
  if (assignments.length === 0)
    return <p className="mt-4 text-muted">No assignments yet. We’ll notify you when there’s one.</p>
  return (
    <ul className="mt-6 divide-y divide-line border-line border-y">
      {assignments.map((assignment) => (
        <li key={assignment.id}>
          <Link
            href={`${home}/assignments/${assignment.id}`}
            prefetch={false}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5 text-ink no-underline hover:text-accent"
          >
            <span className="font-medium">{assignment.title}</span>
            <span className="tabular-nums">{markOf(assignment)}</span>
            <span className="basis-full text-muted text-sm">{when(assignment)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function markOf({ scoreRatio, points, isExcused, state }: Assignment): string {
  if (isExcused) return 'excused'
  if (scoreRatio !== null) return `${formatNumber(scoreRatio * points)} of ${formatNumber(points)}`
  if (state === 'done') return 'submitted'
  return state === 'open' ? 'in progress' : ''
}

function when({ phase, opensAt, dueAt, closesAt, state }: Assignment): ReactNode {
  const at = (label: string, moment: string | null) =>
    moment && (
      <>
        {label} <LocalTime date={moment} />
      </>
    )
  if (phase === 'coming') return at('Opens', opensAt)
  if (phase === 'closed') return at('Closed', closesAt)
  if (phase === 'late' && state !== 'done')
    return (
      <span className="text-warn">
        {at('Was due', dueAt)}
        {closesAt && <>; {at('closes', closesAt)}</>}
      </span>
    )
  return at('Due', dueAt) ?? at('Closes', closesAt) ?? 'No closing date'
}

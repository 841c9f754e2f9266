import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatCutOff } from '@/components/attempts/format-cut-off'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LocalTime } from '@/components/ui/local-time'
import { checkLimits } from '@/domain/attempts/check-limits'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import { formatTimeLimit } from '@/domain/attempts/format-rules'
import { plural } from '@/domain/text/format'

type Student = {
  id: string
  name: string
  groups: { name: string }[]
  composed: ComposedLimits
  accommodation: { timeMultiplier: number; extraDays: number; onePerPage: boolean } | null
  own: { isFinal: boolean } | null
}

const DATE_TITLES = { opensAt: 'Opens', dueAt: 'Due', closesAt: 'Closes' } as const
const ORIGIN_LABELS = { assignment: '', group: 'group override', individual: 'student override' } as const

type Props = {
  students: Student[]
  /** The path of the page that edits a student’s override. */
  home: string
  now: Date
}

/** The effective settings of every student, with their sources. */
export function LimitsTable({ students, home, now }: Props) {
  return (
    <DataTable
      caption="Settings of each student"
      columns={columnsOf(home, now)}
      rows={students}
      keyOf={({ id }) => id}
      size="small"
      className="mt-4"
    />
  )
}

function columnsOf(home: string, now: Date): Column<Student>[] {
  return [
    {
      title: 'Student',
      isRowHeader: true,
      cell: (student) => <Name student={student} home={home} now={now} />,
    },
    ...(['opensAt', 'dueAt', 'closesAt'] as const).map(
      (date): Column<Student> => ({
        title: DATE_TITLES[date],
        className: 'whitespace-nowrap',
        cell: ({ composed: { limits, base, origins, isAccommodated }, accommodation }) => {
          const isMoved = date !== 'opensAt' && isAccommodated && Boolean(accommodation?.extraDays)
          return (
            <WithOrigin origin={from(ORIGIN_LABELS[origins[date]], isMoved && limits[date])}>
              <DateOf own={limits[date]} ofAll={base[date]} />
            </WithOrigin>
          )
        },
      }),
    ),
    {
      title: 'Time limit',
      className: 'whitespace-nowrap',
      cell: (student) => <TimeLimit student={student} now={now} />,
    },
    {
      title: 'Attempts',
      className: 'whitespace-nowrap',
      cell: ({ composed: { limits, origins } }) => (
        <WithOrigin origin={ORIGIN_LABELS[origins.attempts]}>{limits.attempts ?? 'Unlimited'}</WithOrigin>
      ),
    },
    {
      title: 'Accommodation',
      className: 'text-muted',
      cell: ({ accommodation, own, composed: { extraMinutes } }) => (
        <>
          {granted(accommodation)}
          {own?.isFinal && ' (doesn’t apply here: final override)'}
          {extraMinutes > 0 && (
            <span className="block">{plural(extraMinutes, 'extra minute')} added here</span>
          )}
        </>
      ),
    },
  ]
}

type CellProps = { student: Student; now: Date }

function Name({ student: { id, name, groups, composed }, home, now }: CellProps & { home: string }) {
  return (
    <>
      <Link href={`${home}?student=${id}`} prefetch={false} className="font-medium">
        {name}
        <span className="sr-only">: edit override and accommodation</span>
      </Link>
      {groups.length > 0 && (
        <span className="block text-muted">{groups.map((group) => group.name).join(', ')}</span>
      )}
      {isContradictory(composed, now) && (
        <span className="block text-wrong">These dates contradict each other.</span>
      )}
    </>
  )
}

function TimeLimit({ student: { composed, accommodation }, now }: CellProps) {
  const { limits, base, origins, isAccommodated } = composed
  const cutOff = formatCutOff(limits, now)
  const isExtended = isAccommodated && accommodation?.timeMultiplier !== 1 && limits.timeLimitSeconds !== null
  return (
    <WithOrigin origin={from(ORIGIN_LABELS[origins.timeLimitSeconds], isExtended)}>
      {formatTimeLimit(limits.timeLimitSeconds, base.timeLimitSeconds)}
      {cutOff && <span className="block whitespace-normal text-warn">{cutOff}.</span>}
    </WithOrigin>
  )
}

function isContradictory({ limits }: ComposedLimits, now: Date): boolean {
  return checkLimits(limits, 0, now).some(({ isError }) => isError)
}

function WithOrigin({ origin, children }: { origin: string; children: ReactNode }) {
  return (
    <>
      {children}
      {origin && <span className="block text-muted">{origin}</span>}
    </>
  )
}

/** A student’s date, and the class’s if it differs. */
function DateOf({ own, ofAll }: { own: Date | null; ofAll: Date | null }) {
  return (
    <>
      {own ? <LocalTime date={own.toISOString()} /> : 'No date'}
      {own?.getTime() !== ofAll?.getTime() && (
        <span className="block text-muted">
          class: {ofAll ? <LocalTime date={ofAll.toISOString()} /> : 'no date'}
        </span>
      )}
    </>
  )
}

function from(origin: string, isExtended: unknown): string {
  return [origin, isExtended ? 'with accommodation' : ''].filter(Boolean).join(', ')
}

function granted(accommodation: Student['accommodation']): string {
  if (!accommodation) return 'None'
  const { timeMultiplier, extraDays, onePerPage } = accommodation
  const parts = [
    ...(timeMultiplier === 1 ? [] : [`time × ${timeMultiplier}`]),
    ...(extraDays === 0 ? [] : [plural(extraDays, 'extra day')]),
    ...(onePerPage ? ['1 question per page'] : []),
  ]
  return parts.join(', ') || 'None'
}

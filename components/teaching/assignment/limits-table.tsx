import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatCutOff } from '@/components/attempts/format-cut-off'
import { LocalTime } from '@/components/ui/local-time'
import { WideContent } from '@/components/ui/wide-content'
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
    <WideContent label="Settings of each student" className="mt-4">
      <table className="w-full border-collapse text-left text-sm">
        <thead className="text-muted">
          <tr>
            {['Student', 'Opens', 'Due', 'Closes', 'Time limit', 'Attempts', 'Accommodation'].map((title) => (
              <th key={title} scope="col" className="whitespace-nowrap py-2 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <Row key={student.id} student={student} home={home} now={now} />
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}

function Row({ student, home, now }: { student: Student; home: string; now: Date }) {
  const { id, name, groups, composed, accommodation, own } = student
  const { limits, base, origins, isAccommodated, extraMinutes } = composed
  const cutOff = formatCutOff(limits, now)
  const isMoved = isAccommodated && Boolean(accommodation?.extraDays)
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-2.5 pr-4 font-medium">
        <Link href={`${home}?student=${id}`} prefetch={false}>
          {name}
          <span className="sr-only">: edit override and accommodation</span>
        </Link>
        {groups.length > 0 && (
          <span className="block font-normal text-muted">{groups.map((group) => group.name).join(', ')}</span>
        )}
        {isContradictory(composed, now) && (
          <span className="block font-normal text-wrong">These dates contradict each other.</span>
        )}
      </th>
      <Cell origin={ORIGIN_LABELS[origins.opensAt]}>
        <DateOf own={limits.opensAt} ofAll={base.opensAt} />
      </Cell>
      <Cell origin={from(ORIGIN_LABELS[origins.dueAt], isMoved && limits.dueAt)}>
        <DateOf own={limits.dueAt} ofAll={base.dueAt} />
      </Cell>
      <Cell origin={from(ORIGIN_LABELS[origins.closesAt], isMoved && limits.closesAt)}>
        <DateOf own={limits.closesAt} ofAll={base.closesAt} />
      </Cell>
      <Cell
        origin={from(
          ORIGIN_LABELS[origins.timeLimitSeconds],
          isAccommodated && accommodation?.timeMultiplier !== 1 && limits.timeLimitSeconds !== null,
        )}
      >
        {formatTimeLimit(limits.timeLimitSeconds, base.timeLimitSeconds)}
        {cutOff && <span className="block whitespace-normal text-warn">{cutOff}.</span>}
      </Cell>
      <Cell origin={ORIGIN_LABELS[origins.attempts]}>{limits.attempts ?? 'Unlimited'}</Cell>
      <td className="py-2.5 text-muted">
        {granted(accommodation)}
        {own?.isFinal && ' (doesn’t apply here: final override)'}
        {extraMinutes > 0 && <span className="block">{plural(extraMinutes, 'extra minute')} added here</span>}
      </td>
    </tr>
  )
}

function isContradictory({ limits }: ComposedLimits, now: Date): boolean {
  return checkLimits(limits, 0, now).some(({ isError }) => isError)
}

function Cell({ origin, children }: { origin: string; children: ReactNode }) {
  return (
    <td className="whitespace-nowrap py-2.5 pr-4">
      {children}
      {origin && <span className="block text-muted">{origin}</span>}
    </td>
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

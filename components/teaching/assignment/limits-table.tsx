import type { ReactNode } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import { durationInWords } from '@/domain/attempts/rules-in-words'

type Student = {
  id: string
  name: string
  groups: { name: string }[]
  composed: ComposedLimits
  accommodation: { timeFactor: number; extraDays: number; onePerPage: boolean } | null
  own: { isFinal: boolean } | null
}

const ORIGIN_WORDS = { assignment: '', group: 'of a group', individual: 'of their own' } as const

/** The effective rules of every student at a glance, with where each comes from. */
export function LimitsTable({ students }: { students: Student[] }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Limits of each student"
      className="mt-4 overflow-x-auto"
    >
      <table className="w-full border-collapse text-left text-sm">
        <thead className="text-muted">
          <tr>
            {['Student', 'Opens', 'Due', 'Closes', 'Time', 'Attempts', 'Everywhere'].map((title) => (
              <th key={title} scope="col" className="whitespace-nowrap py-2 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <Row key={student.id} student={student} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ student: { name, groups, composed, accommodation, own } }: { student: Student }) {
  const { limits, origins, isAccommodated, extraMinutes } = composed
  const time = limits.timeLimitSeconds
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-2.5 pr-4 font-medium">
        {name}
        {groups.length > 0 && (
          <span className="block font-normal text-muted">{groups.map((group) => group.name).join(', ')}</span>
        )}
      </th>
      <Cell origin={ORIGIN_WORDS[origins.opensAt]}>{date(limits.opensAt)}</Cell>
      <Cell
        origin={from(ORIGIN_WORDS[origins.dueAt], isAccommodated && accommodation?.extraDays && limits.dueAt)}
      >
        {date(limits.dueAt)}
      </Cell>
      <Cell
        origin={from(
          ORIGIN_WORDS[origins.closesAt],
          isAccommodated && accommodation?.extraDays && limits.closesAt,
        )}
      >
        {date(limits.closesAt)}
      </Cell>
      <Cell
        origin={from(
          ORIGIN_WORDS[origins.timeLimitSeconds],
          isAccommodated && accommodation?.timeFactor !== 1 && time !== null,
        )}
      >
        {time === null ? 'no limit' : durationInWords(time)}
      </Cell>
      <Cell origin={ORIGIN_WORDS[origins.attempts]}>{limits.attempts ?? 'any number'}</Cell>
      <td className="py-2.5 text-muted">
        {granted(accommodation)}
        {own?.isFinal && ' (not on top here: final)'}
        {extraMinutes > 0 && (
          <span className="block">
            and {extraMinutes === 1 ? 'one minute' : `${extraMinutes} minutes`} given here, on top
          </span>
        )}
      </td>
    </tr>
  )
}

function Cell({ origin, children }: { origin: string; children: ReactNode }) {
  return (
    <td className="whitespace-nowrap py-2.5 pr-4">
      {children}
      {origin && <span className="block text-muted">{origin}</span>}
    </td>
  )
}

function date(moment: Date | null): ReactNode {
  return moment ? <LocalTime date={moment.toISOString()} /> : 'no date'
}

function from(origin: string, isExtended: unknown): string {
  return [origin, isExtended ? 'with their accommodation' : ''].filter(Boolean).join(', ')
}

function granted(accommodation: Student['accommodation']): string {
  if (!accommodation) return 'nothing'
  const { timeFactor, extraDays, onePerPage } = accommodation
  const parts = [
    ...(timeFactor === 1 ? [] : [`time × ${timeFactor}`]),
    ...(extraDays === 0 ? [] : [extraDays === 1 ? 'one extra day' : `${extraDays} extra days`]),
    ...(onePerPage ? ['one question a page'] : []),
  ]
  return parts.join(', ') || 'nothing'
}

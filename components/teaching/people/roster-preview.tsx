import { type Column, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import type { RosterStep } from '@/domain/classes/plan-roster'
import type { ReadRoster } from '@/domain/classes/read-roster'
import { ROLE_LABELS, ROLE_PHRASES } from '@/domain/classes/role-labels'
import { formatList, plural } from '@/domain/text/format'

type Props = Omit<ReadRoster, 'rows'> & { steps: readonly RosterStep[] }

/** Previews a roster import, row by row, with the rows that can’t be imported. */
export function RosterPreview({ steps, bad, titles, unused }: Props) {
  return (
    <>
      <p>{summary(steps, bad.length)}</p>
      {bad.length > 0 && (
        <Notice tone="wrong" as="div">
          <h3>{plural(bad.length, 'row')} can’t be imported</h3>
          <ul className="mt-2 grid gap-1 text-ink">
            {bad.map(({ line, lastLine, text, why }) => (
              <li key={`${line} ${text}`} className="wrap-anywhere">
                <strong>{lastLine > line ? `Lines ${line}–${lastLine}` : `Line ${line}`}:</strong> {why}.{' '}
                <span className="text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unused.length > 0 && (
        <Notice tone="warn">
          Not imported: {formatList(unused)}. A roster import reads emails, names, groups, and roles.
        </Notice>
      )}
      {titles.map(({ line, text }) => (
        <p key={line} className="wrap-anywhere text-muted">
          Line {line} is above the table and was read as its title: {text}
        </p>
      ))}
      {steps.length > 0 && (
        <DataTable
          caption="Changes"
          columns={COLUMNS}
          rows={steps}
          keyOf={({ email }) => email}
          scrolls="both"
        />
      )}
    </>
  )
}

const COLUMNS: readonly Column<RosterStep>[] = [
  { title: 'Line', isNumeric: true, cell: ({ line }) => line },
  { title: 'Email', isRowHeader: true, cell: ({ email }) => email },
  { title: 'Name', cell: ({ name }) => name ?? '–' },
  { title: 'Role', cell: ({ keepsRole, role }) => ROLE_LABELS[keepsRole ?? role] },
  { title: 'Change', className: 'min-w-48', cell: formatStep },
]

function formatStep({ action, group, groupsLeft, keepsRole, isUnverified }: RosterStep): string {
  const into = group === null ? '' : `, added to ${group}`
  const roleNote = keepsRole === null ? '' : `. Stays ${ROLE_PHRASES[keepsRole]}; change roles under People`
  const left = groupsLeft.length > 0 ? `, removed from ${formatList(groupsLeft)}` : ''
  if (action === 'add') return `Added to the class${into}`
  if (action === 'back') return `Restored${into}${left}`
  if (action === 'group') return `Group changed${into}${left}${roleNote}`
  if (action === 'stays') return `Already in the class${roleNote}`
  const why = isUnverified ? '. An account has this email address but hasn’t verified it' : ''
  return `Invited by link${into}${why}`
}

const COUNTED: readonly (readonly [RosterStep['action'], one: string, more: string])[] = [
  ['add', 'person will be added', 'people will be added'],
  ['back', 'will be restored', 'will be restored'],
  ['invite', 'will be invited', 'will be invited'],
  ['group', 'will change groups', 'will change groups'],
  ['stays', 'is already in the class', 'are already in the class'],
]

function summary(steps: readonly RosterStep[], bad: number): string {
  const parts = COUNTED.flatMap(([action, one, more]) => {
    const count = steps.filter((step) => step.action === action).length
    return count === 0 ? [] : [plural(count, one, more)]
  })
  if (bad > 0) parts.push(`${plural(bad, 'row')} can’t be imported`)
  return `${parts.join(', ')}.`
}

import { WideContent } from '@/components/ui/wide-content'
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
        <div className="rounded-lg bg-wrong-soft px-4 py-3">
          <h3>{plural(bad.length, 'row')} can’t be imported</h3>
          <ul className="mt-2 grid gap-1">
            {bad.map(({ line, lastLine, text, why }) => (
              <li key={`${line} ${text}`} className="wrap-anywhere">
                <strong>{lastLine > line ? `Lines ${line}–${lastLine}` : `Line ${line}`}:</strong> {why}.{' '}
                <span className="text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unused.length > 0 && (
        <p className="wrap-anywhere rounded-lg bg-warn-soft px-4 py-3 text-warn">
          Not imported: {formatList(unused)}. A roster import reads emails, names, groups, and roles.
        </p>
      )}
      {titles.map(({ line, text }) => (
        <p key={line} className="wrap-anywhere text-muted">
          Line {line} is above the table and was read as its title: {text}
        </p>
      ))}
      {steps.length > 0 && <Steps steps={steps} />}
    </>
  )
}

function Steps({ steps }: { steps: readonly RosterStep[] }) {
  return (
    <WideContent label="Changes" scrollerClassName="max-h-[32rem] overflow-auto">
      <table className="w-full min-w-[36rem] text-left">
        <thead className="border-line border-b text-muted text-sm">
          <tr>
            {['Line', 'Email', 'Name', 'Role', 'Change'].map((title) => (
              <th key={title} scope="col" className="py-2 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {steps.map((step) => (
            <tr key={step.email}>
              <td className="py-2 pr-4 tabular-nums">{step.line}</td>
              <th scope="row" className="py-2 pr-4 font-normal">
                {step.email}
              </th>
              <td className="py-2 pr-4">{step.name ?? '–'}</td>
              <td className="py-2 pr-4">{ROLE_LABELS[step.keepsRole ?? step.role]}</td>
              <td className="py-2">{formatStep(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideContent>
  )
}

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

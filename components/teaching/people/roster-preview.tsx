import type { RosterStep } from '@/domain/classes/plan-roster'
import type { ReadRoster } from '@/domain/classes/read-roster'
import { ROLE_PHRASES, ROLE_WORDS } from '@/domain/classes/role-in-words'

type Props = Omit<ReadRoster, 'rows'> & { steps: readonly RosterStep[] }

/** What a roster would do, line by line, and every row that can't be imported. */
export function RosterPreview({ steps, bad, titles }: Props) {
  return (
    <>
      <p>{summary(steps, bad.length)}</p>
      {bad.length > 0 && (
        <div className="rounded-lg bg-wrong-soft px-4 py-3">
          <h3>{bad.length === 1 ? '1 row can’t be imported' : `${bad.length} rows can’t be imported`}</h3>
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard
    <section tabIndex={0} aria-label="Line by line" className="max-h-[32rem] overflow-auto">
      <table className="w-full min-w-[36rem] text-left">
        <thead className="border-line border-b text-muted text-sm">
          <tr>
            {['Line', 'Address', 'Name', 'Part', 'What happens'].map((title) => (
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
              <td className="py-2 pr-4">{ROLE_WORDS[step.keepsRole ?? step.role]}</td>
              <td className="py-2">{inWords(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function inWords({ act, group, groupsLeft, keepsRole, isUnverified }: RosterStep): string {
  const into = group === null ? '' : `, into ${group}`
  const kept = keepsRole === null ? '' : `; stays ${ROLE_PHRASES[keepsRole]}: change that under People`
  const left = groupsLeft.length > 0 ? `, out of ${groupsLeft.join(' and ')}` : ''
  if (act === 'add') return `added${into}`
  if (act === 'back') return `comes back${into}${left}`
  if (act === 'group') return `changes group${into}${left}${kept}`
  if (act === 'stays') return `already in${kept}`
  const why = isUnverified ? ': the account with this address has not verified it' : ''
  return `invited by a link${into}${why}`
}

const COUNTED: readonly (readonly [RosterStep['act'], one: string, more: string])[] = [
  ['add', 'one person is added', 'people are added'],
  ['back', 'one comes back', 'come back'],
  ['invite', 'one is invited', 'are invited'],
  ['group', 'one changes group', 'change group'],
  ['stays', 'one is already in', 'are already in'],
]

function summary(steps: readonly RosterStep[], bad: number): string {
  const parts = COUNTED.flatMap(([act, one, more]) => {
    const count = steps.filter((step) => step.act === act).length
    return count === 0 ? [] : [count === 1 ? one : `${count} ${more}`]
  })
  if (bad > 0) parts.push(bad === 1 ? 'one row is left out' : `${bad} rows are left out`)
  const words = parts.join(', ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

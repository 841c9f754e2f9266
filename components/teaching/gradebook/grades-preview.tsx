import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { WideContent } from '@/components/ui/wide-content'
import { type GradeColumn, pointsOf, type StandingGrade } from '@/domain/grades/grade-table'
import type { GradesPlan, PlannedGrade } from '@/domain/grades/plan-grades'
import { formatNumber, plural } from '@/domain/text/format'

export type PreviewedGrades = GradesPlan & { columns: readonly GradeColumn[]; plan: string }

type Props = PreviewedGrades & {
  apply: Parameters<typeof ActionForm>[0]['action']
  hidden: Record<string, string>
}

/** The number of listed changes. A class of hundreds can have thousands. */
const MAX_LISTED = 500

/** Previews an import of grades: the changes, the rows that can’t be imported, and the import button. */
export function GradesPreview({ apply, hidden, ...plan }: Props) {
  const { changes, bad, columns } = plan
  const above = changes.filter(({ isAboveMaximum }) => isAboveMaximum).length
  return (
    <>
      <p className="mt-3 font-medium">{summaryOf(plan)}</p>
      <Notes {...plan} />
      {bad.length > 0 && (
        <div className="mt-4 rounded-lg bg-wrong-soft px-4 py-3">
          <h3>{plural(bad.length, 'problem')}</h3>
          <ul className="mt-2 grid gap-1">
            {bad.map(({ line, lastLine, text, why }) => (
              <li key={`${line} ${why}`} className="wrap-anywhere">
                <strong>{lastLine > line ? `Lines ${line}–${lastLine}` : `Line ${line}`}:</strong> {why}.{' '}
                <span className="text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {changes.length > 0 && (
        <>
          <Changes changes={changes.slice(0, MAX_LISTED)} columns={columns} />
          {changes.length > MAX_LISTED && (
            <p className="mt-2 text-muted">And {formatNumber(changes.length - MAX_LISTED)} more.</p>
          )}
          <div className="mt-6">
            <ActionForm
              action={apply}
              submit={`Import ${plural(changes.length, 'grade')}`}
              fields={[]}
              hidden={hidden}
            >
              {above > 0 && (
                <Checkbox
                  name="confirmed"
                  label={`${plural(above, 'grade is', 'grades are')} above the maximum. That is intended.`}
                  isTicked={false}
                />
              )}
            </ActionForm>
          </div>
        </>
      )}
    </>
  )
}

function summaryOf({ changes, same, bad }: PreviewedGrades): string {
  return [
    plural(changes.length, 'change'),
    `${formatNumber(same)} unchanged`,
    ...(bad.length > 0 ? [plural(bad.length, 'problem')] : []),
  ].join(' · ')
}

function Notes({ titles, unused, problems, others }: PreviewedGrades) {
  return (
    <ul className="wrap-anywhere mt-3 grid gap-1 text-muted">
      {problems.map(({ heading, why }) => (
        <li key={heading} className="text-wrong">
          Column “{heading}” isn’t imported: {why}.
        </li>
      ))}
      {unused.length > 0 && (
        <li>
          Not imported: {unused.length === 1 ? 'column' : 'columns'}{' '}
          {unused.map((heading) => `“${heading}”`).join(', ')}.
        </li>
      )}
      {others > 0 && (
        <li>{plural(others, 'row is about another assignment', 'rows are about other assignments')}.</li>
      )}
      {titles.map(({ line, text }) => (
        <li key={line}>
          Line {line} is above the table and was read as its title: {text}
        </li>
      ))}
    </ul>
  )
}

type ChangesProps = { changes: readonly PlannedGrade[]; columns: readonly GradeColumn[] }

function Changes({ changes, columns }: ChangesProps) {
  const byId = new Map(columns.map((column) => [column.id, column]))
  return (
    <WideContent label="Changes" className="mt-6" scrollerClassName="max-h-[32rem] overflow-auto">
      <table className="w-full min-w-[32rem] text-left">
        <thead className="border-line border-b text-muted text-sm">
          <tr>
            {['Line', 'Student', 'Assignment', 'Now', 'After'].map((title) => (
              <th key={title} scope="col" className="py-2 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {changes.map(({ line, learnerId, name, assignmentId, before, after, isAboveMaximum }) => {
            const { title = '', points = 1 } = byId.get(assignmentId) ?? {}
            return (
              <tr key={`${learnerId} ${assignmentId}`}>
                <td className="py-2 pr-4 tabular-nums">{line}</td>
                <th scope="row" className="py-2 pr-4 font-normal">
                  {name}
                </th>
                <td className="py-2 pr-4">{title}</td>
                <td className="py-2 pr-4 tabular-nums">{formatGrade(before, points)}</td>
                <td className={`py-2 tabular-nums ${isAboveMaximum ? 'font-medium text-warn' : ''}`}>
                  {formatGrade(after, points)}
                  {isAboveMaximum && <span className="block">Above the maximum of {points}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideContent>
  )
}

function formatGrade({ ratio, isExcused }: StandingGrade, points: number): string {
  const grade = ratio === null ? 'None' : String(pointsOf(ratio, points))
  return isExcused ? `${grade}, excused` : grade
}

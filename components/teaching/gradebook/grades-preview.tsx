import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { type GradeColumn, pointsOf, type StandingGrade } from '@/domain/grades/grade-table'
import type { GradesPlan, PlannedGrade } from '@/domain/grades/plan-grades'
import { formatNumber, plural, pluralForm } from '@/domain/text/format'

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
        <Notice tone="wrong" as="div" className="mt-4">
          <h3>{plural(bad.length, 'problem')}</h3>
          <ul className="mt-2 grid gap-1 text-ink">
            {bad.map(({ line, lastLine, text, why }) => (
              <li key={`${line} ${why}`} className="wrap-anywhere">
                <strong>{lastLine > line ? `Lines ${line}–${lastLine}` : `Line ${line}`}:</strong> {why}.{' '}
                <span className="text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {changes.length > 0 && (
        <>
          <DataTable
            caption="Changes"
            columns={columnsOf(columns)}
            rows={changes.slice(0, MAX_LISTED)}
            keyOf={({ learnerId, assignmentId }) => `${learnerId} ${assignmentId}`}
            scrolls="both"
            className="mt-6"
          />
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
          Not imported: {pluralForm(unused.length, 'column', 'columns')}{' '}
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

function columnsOf(columns: readonly GradeColumn[]): Column<PlannedGrade>[] {
  const byId = new Map(columns.map((column) => [column.id, column]))
  const pointsFor = (id: string) => byId.get(id)?.points ?? 1
  return [
    { title: 'Line', isNumeric: true, cell: ({ line }) => line },
    { title: 'Student', isRowHeader: true, cell: ({ name }) => name },
    { title: 'Assignment', cell: ({ assignmentId }) => byId.get(assignmentId)?.title },
    {
      title: 'Now',
      isNumeric: true,
      cell: ({ before, assignmentId }) => formatGrade(before, pointsFor(assignmentId)),
    },
    {
      title: 'After',
      isNumeric: true,
      toneOf: ({ isAboveMaximum }) => (isAboveMaximum ? 'font-medium text-warn' : ''),
      cell: ({ after, assignmentId, isAboveMaximum }) => (
        <>
          {formatGrade(after, pointsFor(assignmentId))}
          {isAboveMaximum && <span className="block">Above the maximum of {pointsFor(assignmentId)}</span>}
        </>
      ),
    },
  ]
}

function formatGrade({ ratio, isExcused }: StandingGrade, points: number): string {
  const grade = ratio === null ? 'None' : String(pointsOf(ratio, points))
  return isExcused ? `${grade}, excused` : grade
}

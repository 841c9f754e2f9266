import type { ReactNode } from 'react'
import { CellTick, Checkbox } from '@/components/ui/checkbox'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Select } from '@/components/ui/select'
import { matrixOf, RESULT_COLUMNS, RESULT_PRESETS, RESULT_ROWS } from '@/domain/attempts/results-policy'
import type { Rules } from '@/domain/attempts/rules'
import { PRESET_LABELS } from './rule-labels'

const COLUMN_LABELS = {
  during: 'During',
  immediately: 'Right after',
  later: 'Later',
  closed: 'After closing',
} as const
const ROW_LABELS = {
  attempt: 'Attempt',
  correctness: 'Whether correct',
  'possible-points': 'Possible points',
  points: 'Earned points',
  feedback: 'Feedback on the answer',
  explanation: 'Explanation',
  'correct-answer': 'Correct answer',
  'overall-feedback': 'Overall feedback',
} as const

type Props = {
  rules: Rules
  /** Only assignments can include assignments-only questions. */
  isAssignment: boolean
  /** How many of those the assignment includes, and when they show results. */
  assignmentOnlyNote?: ReactNode
}

/** The fields of results visibility: a preset, and the matrix for a custom one. */
export function ResultsFields({ rules, isAssignment, assignmentOnlyNote }: Props) {
  const { resultsPolicy, showAssignmentOnlyResults } = rules
  const matrix = matrixOf(resultsPolicy)
  const preset = typeof resultsPolicy === 'string' ? resultsPolicy : 'custom'
  const options = [
    ...RESULT_PRESETS.map((name) => [name, PRESET_LABELS[name]] as const),
    ['custom', 'Custom'] as const,
  ]
  return (
    <>
      <div className="sm:col-span-2">
        <Select name="resultsPolicy" label="Preset" value={preset} options={options} />
      </div>
      <DataTable
        caption="What is shown and when, if “Custom” is selected"
        columns={[
          {
            title: 'What is shown',
            isTitleHidden: true,
            isRowHeader: true,
            className: 'align-middle',
            cell: (row) => ROW_LABELS[row],
          },
          ...RESULT_COLUMNS.map(
            (column): Column<(typeof RESULT_ROWS)[number]> => ({
              title: COLUMN_LABELS[column],
              className: 'text-center',
              cell: (row) => (
                <CellTick
                  name={`show.${column}.${row}`}
                  isTicked={matrix[column].includes(row)}
                  label={`${ROW_LABELS[row]}, ${COLUMN_LABELS[column].toLowerCase()}`}
                />
              ),
            }),
          ),
        ]}
        rows={RESULT_ROWS}
        keyOf={(row) => row}
        size="small"
        className="sm:col-span-2"
      />
      {assignmentOnlyNote && <div className="sm:col-span-2">{assignmentOnlyNote}</div>}
      {isAssignment && <AssignmentOnlyCheckbox isTicked={showAssignmentOnlyResults} />}
    </>
  )
}

/** Selecting the checkbox confirms the warning. */
function AssignmentOnlyCheckbox({ isTicked }: { isTicked: boolean }) {
  return (
    <div className="sm:col-span-2">
      <Checkbox
        name="showAssignmentOnlyResults"
        label="Show results of assignments-only questions before everyone is done"
        isTicked={isTicked}
      />
      <p className="text-muted text-sm">
        Warning: students who finish first can share which answers earned points. Leave this off to keep these
        results hidden until the assignment closes for everyone.
      </p>
    </div>
  )
}

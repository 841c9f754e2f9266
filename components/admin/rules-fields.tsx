import type { ReactNode } from 'react'
import { CellTick, Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { MomentField } from '@/components/ui/moment-field'
import { Select } from '@/components/ui/select'
import { WideContent } from '@/components/ui/wide-content'
import { matrixOf, RESULT_COLUMNS, RESULT_PRESETS, RESULT_ROWS } from '@/domain/attempts/results-policy'
import type { Rules } from '@/domain/attempts/rules'
import { scaledText } from '@/domain/text/scaled-number'

type Props = {
  rules: Rules
  hasPassword: boolean
  /** Only assignments can include assignments-only questions. */
  isAssignment?: boolean
  /** How many of those the assignment includes, and when they show results. */
  assignmentOnlyNote?: ReactNode
}

/** The settings fields of a quiz. `rulesFromForm` on the server reads them. */
export function RulesFields({ rules, hasPassword, isAssignment = false, assignmentOnlyNote }: Props) {
  return (
    <>
      <input type="hidden" name="rules-was" value={JSON.stringify(rules)} />
      <Group title="Dates and time">
        <MomentField name="opensAt" label="Opens" value={rules.opensAt?.toISOString() ?? null} />
        <MomentField name="dueAt" label="Due" value={rules.dueAt?.toISOString() ?? null} />
        <MomentField name="closesAt" label="Closes" value={rules.closesAt?.toISOString() ?? null} />
        <NumberField
          name="latePenalty"
          label="Late penalty per day (% of points)"
          value={scaledText(rules.latePenalty, 100)}
          max={100}
        />
        <Field
          field={{
            name: 'timeLimitMinutes',
            label: 'Time limit (minutes)',
            type: 'number',
            required: false,
            defaultValue: rules.timeLimitMinutes ?? '',
            min: 0.5,
            step: 'any',
          }}
        />
        <Select
          name="whenTimeIsUp"
          label="When time runs out"
          value={rules.whenTimeIsUp}
          options={[
            ['submit', 'Submit saved answers'],
            ['grace', 'Allow a grace period to submit, flagged as late'],
            ['abandon', 'Don’t grade attempts that aren’t submitted'],
          ]}
        />
        <NumberField name="graceMinutes" label="Grace period (minutes)" value={rules.graceMinutes} />
      </Group>
      <Group title="Attempts">
        <Field
          field={{
            name: 'attempts',
            label: 'Attempts per learner',
            type: 'number',
            required: false,
            defaultValue: rules.attempts ?? '',
            min: 1,
            help: 'Leave blank for unlimited attempts.',
          }}
        />
        <Select
          name="counting"
          label="Which attempt counts"
          value={rules.counting}
          options={[
            ['highest', 'Highest score'],
            ['average', 'Average of all attempts'],
            ['first', 'First attempt'],
            ['last', 'Last attempt'],
          ]}
        />
        <NumberField name="waitMinutes" label="Wait between attempts (minutes)" value={rules.waitMinutes} />
        <Field
          field={{
            name: 'password',
            label: hasPassword ? 'New quiz password' : 'Quiz password',
            required: false,
            autoComplete: 'off',
            help: hasPassword ? 'Leave blank to keep the current password.' : 'Leave blank for no password.',
          }}
        />
        {hasPassword && <Checkbox name="noPassword" label="Remove the password" isTicked={false} />}
      </Group>
      <Group title="Questions">
        <Select
          name="behavior"
          label="Question behavior"
          value={rules.behavior}
          options={[
            ['deferred', 'Graded at submission'],
            ['immediate', 'One check per question'],
            ['interactive', 'Several tries, with hints'],
            ['certainty', 'Certainty-based scoring at submission'],
          ]}
        />
        <NumberField name="tries" label="Tries (with hints)" value={rules.tries} min={1} max={10} step={1} />
        <Select
          name="penalty"
          label="Penalty per try (% of points)"
          value={String(rules.penalty)}
          options={penaltyOptions(rules.penalty)}
        />
        <Checkbox name="sequential" label="Sequential: learners can’t go back" isTicked={rules.sequential} />
        <Checkbox name="onePerPage" label="Each question on a separate page" isTicked={rules.onePerPage} />
        <Checkbox name="confidence" label="Ask for confidence (unscored)" isTicked={rules.confidence} />
      </Group>
      <ReviewFields rules={rules} isAssignment={isAssignment} assignmentOnlyNote={assignmentOnlyNote} />
    </>
  )
}

const PENALTIES = [0, 0.1, 0.2, 0.25, 1 / 3, 0.5, 1]

/** The usual penalties, and the current one if it was set by the API. */
function penaltyOptions(current: number): (readonly [value: string, label: string])[] {
  const penalties = [...new Set([...PENALTIES, current])].sort((a, b) => a - b)
  return penalties.map((share) => [String(share), share === 1 / 3 ? '33⅓%' : `${scaledText(share, 100)}%`])
}

const PRESET_LABELS = {
  practice: 'Practice: everything immediately',
  homework: 'Homework: points immediately, correct answers after closing',
  exam: 'Exam: nothing until closing',
} as const
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

type ReviewProps = { rules: Rules; isAssignment: boolean; assignmentOnlyNote: ReactNode }

function ReviewFields({ rules, isAssignment, assignmentOnlyNote }: ReviewProps) {
  const { resultsPolicy, showAssignmentOnlyResults } = rules
  const matrix = matrixOf(resultsPolicy)
  const preset = typeof resultsPolicy === 'string' ? resultsPolicy : 'custom'
  const options = [
    ...RESULT_PRESETS.map((name) => [name, PRESET_LABELS[name]] as const),
    ['custom', 'Custom'] as const,
  ]
  return (
    <Group title="Results visibility">
      <div className="sm:col-span-2">
        <Select name="resultsPolicy" label="Preset" value={preset} options={options} />
      </div>
      <WideContent label="What is shown and when" className="sm:col-span-2">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">What is shown and when, if “Custom” is selected</caption>
          <thead>
            <tr>
              <td />
              {RESULT_COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 font-medium">
                  {COLUMN_LABELS[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {RESULT_ROWS.map((row) => (
              <tr key={row} className="border-line border-t">
                <th scope="row" className="py-1 pr-2 text-left font-normal">
                  {ROW_LABELS[row]}
                </th>
                {RESULT_COLUMNS.map((column) => (
                  <td key={column} className="px-2 py-1 text-center">
                    <CellTick
                      name={`show.${column}.${row}`}
                      isTicked={matrix[column].includes(row)}
                      label={`${ROW_LABELS[row]}, ${COLUMN_LABELS[column].toLowerCase()}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideContent>
      {assignmentOnlyNote && <div className="sm:col-span-2">{assignmentOnlyNote}</div>}
      {isAssignment && <AssignmentOnlyCheckbox isTicked={showAssignmentOnlyResults} />}
    </Group>
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

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mt-2 border-line border-t pt-4">
      <legend className="eyebrow pr-3">{title}</legend>
      <div className="aligned-fields">{children}</div>
    </fieldset>
  )
}

type NumberFieldProps = {
  name: string
  label: string
  value: number | string
  min?: number
  max?: number
  step?: number
}

function NumberField({ name, label, value, min = 0, max, step }: NumberFieldProps) {
  const limits = { min, ...(max !== undefined && { max }), step: step ?? ('any' as const) }
  return <Field field={{ name, label, type: 'number', defaultValue: value, ...limits }} />
}

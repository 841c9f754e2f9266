import type { ReactNode } from 'react'
import { CellTick, Tick } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { MomentField } from '@/components/ui/moment-field'
import { Select } from '@/components/ui/select'
import { matrixOf, REVIEW_COLUMNS, REVIEW_PRESETS, REVIEW_ROWS } from '@/domain/attempts/review-policy'
import type { Rules } from '@/domain/attempts/rules'
import { scaledText } from '@/domain/text/scaled-number'

type Props = {
  rules: Rules
  hasPassword: boolean
  /** Only assignments can ask assignment-only questions. */
  isAssignment?: boolean
}

/** The fields of a quiz's rules; `rulesFromForm` of the server reads them back. */
export function RulesFields({ rules, hasPassword, isAssignment = false }: Props) {
  return (
    <>
      <input type="hidden" name="rules-was" value={JSON.stringify(rules)} />
      <Group title="Dates and time">
        <MomentField name="opensAt" label="Opens" value={rules.opensAt} />
        <MomentField name="dueAt" label="Due" value={rules.dueAt} />
        <MomentField name="closesAt" label="Closes" value={rules.closesAt} />
        <NumberField
          name="latePenalty"
          label="Per cent of the marks that each day after the due date costs"
          value={scaledText(rules.latePenalty, 100)}
          max={100}
        />
        <Field
          field={{
            name: 'timeLimitMinutes',
            label: 'Time limit in minutes',
            type: 'number',
            required: false,
            defaultValue: rules.timeLimitMinutes ?? '',
            min: 0.5,
            step: 'any',
          }}
        />
        <Select
          name="whenTimeIsUp"
          label="When the time is up"
          value={rules.whenTimeIsUp}
          options={[
            ['submit', 'Submit what is saved'],
            ['grace', 'Leave a grace period to submit, marked as late'],
            ['abandon', 'Do not grade what is not submitted'],
          ]}
        />
        <NumberField name="graceMinutes" label="Grace period in minutes" value={rules.graceMinutes} />
      </Group>
      <Group title="Attempts">
        <Field
          field={{
            name: 'attempts',
            label: 'Attempts for each learner',
            type: 'number',
            required: false,
            defaultValue: rules.attempts ?? '',
            min: 1,
            help: 'Empty: as many as they like.',
          }}
        />
        <Select
          name="counting"
          label="Which attempt counts"
          value={rules.counting}
          options={[
            ['highest', 'The highest'],
            ['average', 'The average of all'],
            ['first', 'The first'],
            ['last', 'The last'],
          ]}
        />
        <NumberField name="waitMinutes" label="Wait between attempts in minutes" value={rules.waitMinutes} />
        <Field
          field={{
            name: 'password',
            label: hasPassword ? 'A new password to start' : 'Password to start',
            required: false,
            autoComplete: 'off',
            help: hasPassword ? 'Empty: the password stays as it is.' : 'Empty: none is asked for.',
          }}
        />
        {hasPassword && <Tick name="noPassword" label="Ask for no password any more" isTicked={false} />}
      </Group>
      <Group title="How it behaves">
        <Select
          name="behaviour"
          label="Answers are graded"
          value={rules.behaviour}
          options={[
            ['deferred', 'At submission'],
            ['immediate', 'Each when it is checked, once'],
            ['interactive', 'In several tries, with hints between'],
            ['certainty', 'At submission, weighted by certainty'],
          ]}
        />
        <NumberField name="tries" label="Tries (with hints)" value={rules.tries} min={1} max={10} step={1} />
        <NumberField
          name="penalty"
          label="Share of the mark that a try costs, 0 to 1"
          value={rules.penalty}
          max={1}
        />
        <Tick
          name="sequential"
          label="One question after the other, no way back"
          isTicked={rules.sequential}
        />
        <Tick name="onePerPage" label="Each question on a page of its own" isTicked={rules.onePerPage} />
        <Tick name="confidence" label="Ask how sure the learner is (unscored)" isTicked={rules.confidence} />
      </Group>
      <ReviewFields rules={rules} isAssignment={isAssignment} />
    </>
  )
}

const PRESET_WORDS = {
  practice: 'Practice: everything at once',
  homework: 'Homework: marks at once, the right answers after closing',
  exam: 'Exam: nothing until closing',
} as const
const COLUMN_WORDS = {
  during: 'During',
  immediately: 'Just after',
  later: 'Later',
  closed: 'When closed',
} as const
const ROW_WORDS = {
  attempt: 'The attempt',
  correctness: 'Whether correct',
  'maximum-marks': 'Maximum marks',
  marks: 'Marks',
  feedback: 'Feedback on what was chosen',
  explanation: 'General explanation',
  'right-answer': 'Right answer',
  'overall-feedback': 'Overall feedback',
} as const

function ReviewFields({ rules, isAssignment }: { rules: Rules; isAssignment: boolean }) {
  const { review, showReservedResults } = rules
  const matrix = matrixOf(review)
  const preset = typeof review === 'string' ? review : 'custom'
  const options = [
    ...REVIEW_PRESETS.map((name) => [name, PRESET_WORDS[name]] as const),
    ['custom', 'As ticked below'] as const,
  ]
  return (
    <Group title="What learners see of their attempts">
      <Select name="review" label="Shown" value={preset} options={options} />
      <div className="overflow-x-auto sm:col-span-2">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">
            What is shown, and when; used where “As ticked below” is chosen
          </caption>
          <thead>
            <tr>
              <td />
              {REVIEW_COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 font-medium">
                  {COLUMN_WORDS[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {REVIEW_ROWS.map((row) => (
              <tr key={row} className="border-line border-t">
                <th scope="row" className="py-1 pr-2 text-left font-normal">
                  {ROW_WORDS[row]}
                </th>
                {REVIEW_COLUMNS.map((column) => (
                  <td key={column} className="px-2 py-1 text-center">
                    <CellTick
                      name={`show.${column}.${row}`}
                      isTicked={matrix[column].includes(row)}
                      label={`${ROW_WORDS[row]}, ${COLUMN_WORDS[column].toLowerCase()}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isAssignment && <ReservedTick isTicked={showReservedResults} />}
    </Group>
  )
}

/** Ticking it is what confirms the warning. */
function ReservedTick({ isTicked }: { isTicked: boolean }) {
  return (
    <div className="sm:col-span-2">
      <Tick
        name="showReservedResults"
        label="Show results of assignment-only questions before everyone is done"
        isTicked={isTicked}
      />
      <p className="text-muted text-sm">
        Warning: students who are done can tell the others which answers earned points. Leave this off to keep
        these results hidden until the assignment closes for everyone.
      </p>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mt-2 border-line border-t pt-4">
      <legend className="eyebrow pr-3">{title}</legend>
      <div className="grid gap-5 sm:grid-cols-2">{children}</div>
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

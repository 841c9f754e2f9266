import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Select } from '@/components/ui/select'
import type { QuestionCount } from '@/domain/attempts/count-questions'
import { plural } from '@/domain/text/format'
import { ConfirmRemoval } from './confirm-removal'
import { PointsField } from './points-field'
import { RuleWarning } from './question-count-note'

type Options = React.ComponentProps<typeof Select>['options']

type Rule = {
  text: string
  /** The rule as edits expect it. */
  pool: string
  questions: number
  points: number
}

type Props = {
  rules: Rule[]
  counts: QuestionCount['rules']
  about: Options
  types: Options
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
  /** The ID of the form that saves the points. */
  pointsForm: string
  /** How many students have started; null if the assignment isn’t published. */
  started: number | null
}

/** The rules that select random questions, each with the number of questions it gives. */
export function RandomRules({ rules, counts, about, types, action, hidden, pointsForm, started }: Props) {
  return (
    <section aria-labelledby="by-rule" className="mt-8">
      <h3 id="by-rule">Random questions</h3>
      {rules.length > 0 && (
        <ol className="mt-3 divide-y divide-line border-line border-y">
          {rules.map((rule, index) => (
            <RuleRow
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no ID
              key={index}
              {...{ rule, index, action, hidden, pointsForm, started, count: counts[index] }}
              isLast={index === rules.length - 1}
            />
          ))}
        </ol>
      )}
      <Disclosure label="Add random questions" look="form" className="mt-2">
        <p className="mb-4 text-muted">
          Rules apply in order, and no question appears twice. For example, to ask 8 questions on one concept,
          with 2 numbers, first add a rule for 2 numbers. Then add a rule for 6 questions of any type.
        </p>
        <ActionForm
          action={action}
          submit="Add random questions"
          hidden={{ ...hidden, do: 'add-pool' }}
          fields={[
            {
              name: 'count',
              label: 'Number of questions',
              type: 'number',
              min: 1,
              max: 100,
              defaultValue: 5,
            },
          ]}
        >
          <Select name="about" label="From" value="" options={about} />
          <Select name="type" label="Question type" value="" options={types} />
        </ActionForm>
      </Disclosure>
    </section>
  )
}

type RowProps = Pick<Props, 'action' | 'hidden' | 'pointsForm' | 'started'> & {
  rule: Rule
  index: number
  isLast: boolean
  count: QuestionCount['rules'][number] | undefined
}

function RuleRow({ rule, index, isLast, count, action, hidden, pointsForm, started }: RowProps) {
  const { text, pool, questions, points } = rule
  const edit = <Sign extends string>(what: string, label: `${Sign}${string}`, sign: Sign) => (
    <ActionButton
      action={action}
      label={label}
      sign={sign}
      hidden={{ ...hidden, do: what, index: String(index), pool }}
    />
  )
  return (
    <li id={`rule-${index + 1}`} className="grid scroll-mt-4 gap-2 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="min-w-0 flex-1 basis-64">
          {text}
          {count && <span className="text-muted"> · {plural(count.matching, 'matches', 'match')}</span>}
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <input type="hidden" form={pointsForm} name={`pool.${index}`} value={pool} />
          <PointsField
            {...{ form: pointsForm, name: `poolPoints.${index}`, label: text, points, count: questions }}
            unit="points each"
          />
          {index > 0 && edit('move-pool-up', `↑ Move up: ${text}`, '↑')}
          {!isLast && edit('move-pool-down', `↓ Move down: ${text}`, '↓')}
          {started === null && edit('remove-pool', `Remove: ${text}`, 'Remove')}
        </span>
      </div>
      {started !== null && (
        <ConfirmRemoval
          what={text}
          submit="Remove random questions"
          started={started}
          action={action}
          hidden={{ ...hidden, do: 'remove-pool', index: String(index), pool }}
        />
      )}
      {count && <RuleWarning rule={count} />}
    </li>
  )
}

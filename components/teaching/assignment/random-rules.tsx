import { ActionButton } from '@/components/ui/action-button'
import { ActionForm } from '@/components/ui/action-form'
import { Select } from '@/components/ui/select'
import type { QuestionCount } from '@/domain/attempts/count-questions'
import { plural } from '@/domain/text/format'
import { RuleWarning } from './question-count-note'

type Options = React.ComponentProps<typeof Select>['options']

type Props = {
  /** Each with its label, and the value that `remove-pool` expects. */
  rules: { text: string; pool: string }[]
  counts: QuestionCount['rules']
  about: Options
  types: Options
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
}

/** The rules that select random questions, each with the number of questions it gives. */
export function RandomRules({ rules, counts, about, types, action, hidden }: Props) {
  return (
    <section aria-labelledby="by-rule" className="mt-10">
      <h2 id="by-rule">Random questions</h2>
      <p className="mt-2 text-muted">
        Rules apply in order, and no question appears twice. For example, to ask 8 questions on one concept,
        with 2 numbers, first add a rule for 2 numbers. Then add a rule for 6 questions of any type.
      </p>
      {rules.length > 0 && (
        <ol className="mt-3 divide-y divide-line border-line border-y">
          {rules.map(({ text, pool }, index) => {
            const count = counts[index]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no ID
              <li key={index} className="grid gap-2 py-2.5">
                <div className="flex flex-wrap items-center justify-between gap-3">
                  <span className="min-w-0 flex-1 basis-64">
                    {text}
                    {count && (
                      <span className="text-muted"> · {plural(count.matching, 'matches', 'match')}</span>
                    )}
                  </span>
                  <ActionButton
                    action={action}
                    label={`Remove: ${text}`}
                    sign="Remove"
                    hidden={{ ...hidden, do: 'remove-pool', index: String(index), pool }}
                  />
                </div>
                {count && <RuleWarning rule={count} />}
              </li>
            )
          })}
        </ol>
      )}
      <div className="mt-5">
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
      </div>
    </section>
  )
}

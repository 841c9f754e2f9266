import { RichLabel } from '@/components/items/rich-text'
import { ActionButton } from '@/components/ui/action-button'
import type { Item } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { TYPE_LABELS } from '@/domain/items/type-labels'
import { ConfirmRemoval } from './confirm-removal'
import { PointsField } from './points-field'

type Props = {
  questions: { slug: string; item: Item; isAssignmentOnly: boolean; points: number }[]
  action: React.ComponentProps<typeof ActionButton>['action']
  hidden: Record<string, string>
  /** The ID of the form that saves the points. */
  pointsForm: string
  /** How many students have started; null if the assignment isn’t published. */
  started: number | null
}

/** The manually selected questions, in the order in which they’re asked. */
export function SelectedQuestions({ questions, action, hidden, pointsForm, started }: Props) {
  return (
    <section aria-labelledby="by-hand" className="mt-6">
      <h3 id="by-hand">
        Selected questions <span className="font-normal text-muted">({questions.length})</span>
      </h3>
      {questions.length === 0 ? (
        <p className="mt-2 text-muted">
          No questions selected. Add some from the <a href="#bank">question bank</a> below.
        </p>
      ) : (
        <ol className="mt-3 divide-y divide-line border-line border-y">
          {questions.map(({ slug, item, isAssignmentOnly, points }, index) => {
            const stem = plainText(item.stem)
            const move = (to: 'up' | 'down', sign: string) => (
              <ActionButton
                action={action}
                label={`Move ${to}: ${stem}`}
                sign={sign}
                hidden={{ ...hidden, do: `move-${to}`, item: slug }}
              />
            )
            return (
              <li key={slug} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
                <span className="min-w-0 flex-1 basis-64">
                  <RichLabel text={item.stem} />
                  <span className="block text-muted text-sm">
                    {TYPE_LABELS[item.type]}
                    {isAssignmentOnly && ' · assignments only'}
                  </span>
                </span>
                <span className="flex flex-wrap items-center gap-2">
                  <PointsField
                    {...{ form: pointsForm, name: `points.${slug}`, label: stem, points, count: 1 }}
                    unit="points"
                  />
                  {index > 0 && move('up', '↑')}
                  {index < questions.length - 1 && move('down', '↓')}
                  {started === null && (
                    <ActionButton
                      action={action}
                      label={`Remove: ${stem}`}
                      sign="Remove"
                      hidden={{ ...hidden, do: 'remove-item', item: slug }}
                    />
                  )}
                </span>
                {started !== null && (
                  <ConfirmRemoval
                    what={stem}
                    submit="Remove question"
                    started={started}
                    action={action}
                    hidden={{ ...hidden, do: 'remove-item', item: slug }}
                  />
                )}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

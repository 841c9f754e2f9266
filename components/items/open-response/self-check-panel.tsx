import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'

type Props = {
  attemptId: string
  slot: number
  criteria: readonly { id: string; text: string }[]
  /** The IDs of the criteria that were checked off; null if never saved. */
  met: readonly string[] | null
  action: Parameters<typeof ActionForm>[0]['action']
}

/** The rubric of a question, for learners to check their own answer by. It doesn’t change any score. */
export function SelfCheckPanel({ attemptId, slot, criteria, met, action }: Props) {
  return (
    <section aria-labelledby={`rubric-${slot}`} className="mt-6 border-line border-t pt-4">
      <h4 id={`rubric-${slot}`} className="font-semibold">
        Check your answer
      </h4>
      <p className="mt-1 mb-2 text-muted text-sm">
        Check off what your answer does. This is for you and doesn’t change any score.
      </p>
      <ActionForm
        action={action}
        submit={met === null ? 'Save my check' : 'Update my check'}
        fields={[]}
        hidden={{ attempt: attemptId, slot: String(slot) }}
      >
        <div className="grid gap-1">
          {criteria.map(({ id, text }) => (
            <Checkbox key={id} name={`criterion.${id}`} label={text} isTicked={met?.includes(id) ?? false} />
          ))}
        </div>
      </ActionForm>
    </section>
  )
}

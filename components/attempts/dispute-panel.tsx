import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/text-area'

type Props = {
  attemptId: string
  slot: number
  /** What was said of it already. */
  said: { state: 'OPEN' | 'ACCEPTED' | 'DECLINED'; argument: string; reply: string | null } | null
  action: Parameters<typeof ActionForm>[0]['action']
}

const STATE_WORDS = {
  OPEN: 'You said that your answer was right. It is being looked at.',
  ACCEPTED: 'Your answer was accepted.',
  DECLINED: 'Your answer was looked at again, and stays as it is.',
} as const

/** "My answer was right", and what came of it. */
export function DisputePanel({ attemptId, slot, said, action }: Props) {
  if (said)
    return (
      <div className="mt-4 rounded-lg bg-wash px-4 py-3">
        <p className="font-medium">{STATE_WORDS[said.state]}</p>
        <p className="mt-1 text-muted text-sm">“{said.argument}”</p>
        {said.reply && <p className="mt-2">{said.reply}</p>}
      </div>
    )
  return (
    <details className="no-print mt-4">
      <summary className="min-h-11 py-2 text-muted">My answer was right</summary>
      <div className="mt-2">
        <ActionForm
          action={action}
          submit="Say so"
          hidden={{ attempt: attemptId, slot: String(slot) }}
          fields={[
            {
              name: 'paragraph',
              label: 'Paragraph of the article that shows it',
              type: 'number',
              min: 1,
              required: false,
            },
          ]}
        >
          <TextArea name="argument" label="Why" value="" rows={3} required />
        </ActionForm>
      </div>
    </details>
  )
}

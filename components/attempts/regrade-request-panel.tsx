import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/text-area'

type Props = {
  attemptId: string
  slot: number
  /** The learner's request and its status, if they made one. */
  request: { state: 'OPEN' | 'ACCEPTED' | 'DECLINED'; argument: string; reply: string | null } | null
  action: Parameters<typeof ActionForm>[0]['action']
}

const STATE_LABELS = {
  OPEN: 'Regrade requested. Your instructor is reviewing it.',
  ACCEPTED: 'Request accepted.',
  DECLINED: 'Request declined. Your score didn’t change.',
} as const

/** Requests a regrade, or shows the status of the request. */
export function RegradeRequestPanel({ attemptId, slot, request, action }: Props) {
  if (request)
    return (
      <div className="mt-4 rounded-lg bg-wash px-4 py-3">
        <p className="font-medium">{STATE_LABELS[request.state]}</p>
        <p className="mt-1 text-muted text-sm">“{request.argument}”</p>
        {request.reply && <p className="mt-2">{request.reply}</p>}
      </div>
    )
  return (
    <details className="no-print mt-4">
      <summary className="min-h-11 py-2 text-muted">Request a regrade</summary>
      <div className="mt-2">
        <ActionForm
          action={action}
          submit="Submit request"
          hidden={{ attempt: attemptId, slot: String(slot) }}
          fields={[
            {
              name: 'paragraph',
              label: 'Paragraph of the article that supports your answer',
              type: 'number',
              min: 1,
              required: false,
            },
          ]}
        >
          <TextArea name="argument" label="Reason" value="" rows={3} required />
        </ActionForm>
      </div>
    </details>
  )
}

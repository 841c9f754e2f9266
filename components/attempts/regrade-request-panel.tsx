import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
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
      <Notice as="div" className="mt-4">
        <p className="font-medium">{STATE_LABELS[request.state]}</p>
        <p className="mt-1 text-muted text-sm">“{request.argument}”</p>
        {request.reply && <p className="mt-2">{request.reply}</p>}
      </Notice>
    )
  return (
    <Disclosure label="Request a regrade" look="form" className="no-print mt-4">
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
    </Disclosure>
  )
}

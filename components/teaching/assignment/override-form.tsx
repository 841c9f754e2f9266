import { ActionForm } from '@/components/ui/action-form'
import type { OwnLimits } from '@/domain/attempts/effective-limits'
import { OverrideFields } from './override-fields'
import { ShortenTick } from './shorten-tick'

type Props = {
  own: { limits: OwnLimits; isFinal: boolean } | null
  name: string
  isOfLearners: boolean
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
  /** Attempts in progress at the assignment. */
  inProgress: number
}

/** Edits the override of one student or group. */
export function OverrideForm({ own, name, isOfLearners, action, hidden, inProgress }: Props) {
  return (
    <section aria-labelledby="override" className="grid content-start gap-4">
      <h2 id="override">Override for this assignment</h2>
      <p className="text-muted">
        An empty field keeps the{' '}
        {isOfLearners ? 'setting of the student’s groups or of the assignment' : 'assignment’s setting'}.
      </p>
      <ActionForm action={action} submit="Save override" hidden={hidden} fields={[]}>
        <OverrideFields own={own ?? { limits: {}, isFinal: false }} isOfLearners={isOfLearners} />
        <ShortenTick inProgress={inProgress} />
      </ActionForm>
      {own && (
        <ActionForm
          action={action}
          submit={`Remove the override for ${name}`}
          hidden={{ ...hidden, remove: 'on' }}
          fields={[]}
          danger
        >
          <ShortenTick inProgress={inProgress} />
        </ActionForm>
      )}
    </section>
  )
}

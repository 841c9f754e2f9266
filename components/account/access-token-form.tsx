import { ActionForm } from '@/components/ui/action-form'
import { Select } from '@/components/ui/select'
import { SCOPE_LABELS, type TOKEN_LIFETIMES, TOKEN_SCOPES } from '@/domain/access/token-scopes'

const LIFETIME_LABELS: Readonly<Record<keyof typeof TOKEN_LIFETIMES, string>> = {
  '30': '30 days',
  '90': '90 days',
  '365': '1 year',
  none: 'No expiration',
}

/** Creates an access token. The action's response shows it once. */
export function AccessTokenForm({ action }: Pick<Parameters<typeof ActionForm>[0], 'action'>) {
  return (
    <ActionForm
      action={action}
      submit="Create token"
      fields={[{ name: 'name', label: 'Token name', autoComplete: 'off' }]}
    >
      <fieldset>
        <legend className="mb-1 font-medium">Permissions</legend>
        {TOKEN_SCOPES.map((scope) => (
          <label key={scope} className="flex min-h-9 items-baseline gap-3">
            <input type="checkbox" name={scope} className="size-4 shrink-0 translate-y-0.5 accent-accent" />
            <span>
              {SCOPE_LABELS[scope]} <code className="text-muted text-sm">{scope}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <Select name="lifetime" label="Expiration" value="90" options={Object.entries(LIFETIME_LABELS)} />
    </ActionForm>
  )
}

import { ActionForm } from '@/components/ui/action-form'
import { SCOPE_WORDS, type TOKEN_LIFETIMES, TOKEN_SCOPES } from '@/domain/access/token-scopes'

const LIFETIME_WORDS: Readonly<Record<keyof typeof TOKEN_LIFETIMES, string>> = {
  '30': '30 days',
  '90': '90 days',
  '365': 'A year',
  none: 'Until it is revoked',
}

/** Makes an access token, which the answer shows, once. */
export function AccessTokenForm({ action }: Pick<Parameters<typeof ActionForm>[0], 'action'>) {
  return (
    <ActionForm
      action={action}
      submit="Make a token"
      fields={[{ name: 'name', label: 'What it is for', autoComplete: 'off' }]}
    >
      <fieldset>
        <legend className="mb-1 font-medium">What it may do</legend>
        {TOKEN_SCOPES.map((scope) => (
          <label key={scope} className="flex min-h-9 items-baseline gap-3">
            <input type="checkbox" name={scope} className="size-4 translate-y-0.5 accent-accent" />
            <span>
              {SCOPE_WORDS[scope]} <code className="text-muted text-sm">{scope}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <div>
        <label htmlFor="token-lifetime" className="mb-1 block font-medium">
          How long it works
        </label>
        <select
          id="token-lifetime"
          name="lifetime"
          defaultValue="90"
          className="min-h-11 rounded-lg border border-field bg-card px-3 py-2 text-ink"
        >
          {Object.entries(LIFETIME_WORDS).map(([lifetime, words]) => (
            <option key={lifetime} value={lifetime}>
              {words}
            </option>
          ))}
        </select>
      </div>
    </ActionForm>
  )
}

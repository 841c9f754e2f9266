import { OAuthButtons } from '@/components/account/oauth-buttons'
import { SignInAgain } from '@/components/account/sign-in-again'
import { ActionForm } from '@/components/ui/action-form'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { ConnectedProvider } from '@/server/auth/account-queries'
import { listOAuthProviders } from '@/server/http/next-auth/providers'
import { disconnectProviderAction } from '../actions'

type Props = {
  connected: ConnectedProvider[]
  /** Whether the account signed in recently, which connecting and disconnecting need. */
  isRecent: boolean
  csrfToken: string
  isEnded: boolean
}

/** The other sites that the account signs in with, and those that it could connect. */
export function Providers({ connected, isRecent, csrfToken, isEnded }: Props) {
  const providers = listOAuthProviders()
  const notConnected = providers.filter(({ id }) => connected.every(({ provider }) => provider !== id))
  if (connected.length === 0 && notConnected.length === 0) return null
  return (
    <section aria-labelledby="connect-title" className="grid gap-4">
      <h2 id="connect-title">Other ways to sign in</h2>
      {isEnded && (
        <Notice role="status" tone="good">
          Disconnected.
        </Notice>
      )}
      {connected.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {connected.map(({ provider, providerAccountId, createdAt }) => {
            const name = providers.find(({ id }) => id === provider)?.name ?? provider
            return (
              <li
                key={`${provider} ${providerAccountId}`}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4"
              >
                <p>
                  {name}{' '}
                  <span className="text-muted text-sm">
                    connected on <LocalTime date={createdAt.toISOString()} withTime={false} />
                  </span>
                </p>
                {isRecent && (
                  <ActionForm
                    action={disconnectProviderAction}
                    submit={`Disconnect ${name}`}
                    hidden={{ provider, providerAccountId }}
                    fields={[]}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      {!isRecent && <SignInAgain purpose="to change how you sign in" here="/settings" />}
      {isRecent && (
        <OAuthButtons providers={notConnected} callbackUrl="/settings" csrfToken={csrfToken} verb="Connect" />
      )}
    </section>
  )
}

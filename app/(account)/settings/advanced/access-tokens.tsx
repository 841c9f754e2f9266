import { cookies } from 'next/headers'
import { AccessTokenForm } from '@/components/account/access-token-form'
import { SignInAgain } from '@/components/account/sign-in-again'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SCOPE_LABELS } from '@/domain/access/token-scopes'
import { type AccessTokenSummary, listAccessTokens } from '@/server/http/access-tokens'
import { isRecentlySignedIn } from '@/server/http/sessions'
import type { Viewer } from '@/server/http/viewer'
import { createAccessTokenAction, revokeAccessTokenAction } from '../../actions'

/** An account's access tokens, and a form to create one. */
export async function AccessTokens({ viewer, isRevoked }: { viewer: Viewer; isRevoked: boolean }) {
  const tokens = await listAccessTokens(viewer.id)
  const canCreate = await isRecentlySignedIn(await cookies(), viewer, new Date())
  return (
    <section aria-labelledby="tokens" className="grid gap-5">
      <h2 id="tokens">Access tokens</h2>
      <p>
        Let your script or app use the <a href="/api-docs">HTTP API</a> on your behalf. Anyone who has a token
        can do what it allows, so keep it safe like a password. A new password revokes all tokens.
      </p>
      {isRevoked && (
        <Notice role="status" tone="good">
          Token revoked.
        </Notice>
      )}
      {tokens.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} now={new Date()} />
          ))}
        </ul>
      )}
      {canCreate ? (
        <AccessTokenForm action={createAccessTokenAction} />
      ) : (
        <SignInAgain purpose="to create a token" here="/settings/advanced" />
      )}
    </section>
  )
}

function TokenRow({ token, now }: { token: AccessTokenSummary; now: Date }) {
  const { id, name, scopes, createdAt, lastUsedAt, expiresAt } = token
  return (
    <li className="grid gap-1 py-4">
      <h3 className="wrap-anywhere font-sans text-base">{name}</h3>
      <p className="text-sm">{scopes.map((scope) => SCOPE_LABELS[scope]).join(' · ')}</p>
      <p className="text-muted text-sm">
        Created <LocalTime date={createdAt.toISOString()} withTime={false} />
        {', '}
        {lastUsedAt ? (
          <>
            last used <LocalTime date={lastUsedAt.toISOString()} />
          </>
        ) : (
          'never used'
        )}
        {', '}
        {expiresAt ? (
          <>
            {expiresAt > now ? 'expires' : 'expired'}{' '}
            <LocalTime date={expiresAt.toISOString()} withTime={false} />
          </>
        ) : (
          'doesn’t expire'
        )}
      </p>
      <Disclosure label={`Revoke ${name}`} look="danger" className="mt-1">
        <div className="mt-2 grid gap-3 rounded-lg border border-wrong p-4">
          <p>Scripts and apps that use this token will stop working immediately. You can’t undo this.</p>
          <ActionForm
            action={revokeAccessTokenAction}
            submit="Revoke token"
            danger
            fields={[]}
            hidden={{ id }}
          />
        </div>
      </Disclosure>
    </li>
  )
}

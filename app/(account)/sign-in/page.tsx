import type { Metadata } from 'next'
import Link from 'next/link'
import { OAuthButtons } from '@/components/account/oauth-buttons'
import { PasskeySignIn } from '@/components/account/passkey-buttons'
import { SignInForm } from '@/components/account/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { readCsrfToken } from '@/server/http/next-auth/forms'
import { listOAuthProviders } from '@/server/http/next-auth/providers'
import { readRefusal } from '@/server/http/next-auth/refusal-cookie'
import { findReturnPath, HOME_PATH } from '@/server/http/safe-redirect-path'
import { findViewer } from '@/server/http/viewer'

import { startPasskeySignInAction } from '../actions'

export const metadata: Metadata = { title: 'Sign in' }

const OAUTH_ERRORS: Record<string, string> = {
  EmailTaken:
    'An account with this email already exists. Sign in with its password. Then you can connect the other sign-in in Settings.',
  SignInAgain: 'To connect another way to sign in, sign in again with one that you already use.',
  NoEmail: 'That sign-in didn’t share an email, so we couldn’t create an account.',
}

/** `callbackUrl` is what next-auth calls `next`. */
type Query = Partial<Record<'next' | 'callbackUrl' | 'error', string | string[]>>
type Props = { searchParams: Promise<Query> }

export default async function SignInPage({ searchParams }: Props) {
  const { next: requestedPath, callbackUrl, error } = await searchParams
  const requested = findReturnPath(requestedPath) ?? findReturnPath(callbackUrl)
  // The site’s first page isn’t what anyone signs in for.
  const next = requested === '/' ? null : requested
  const refusal = error === 'Refused' ? await readRefusal() : null
  const csrfToken = await readCsrfToken()
  const viewer = await findViewer()
  return (
    <div className="page-narrow max-w-md">
      <h1>Sign in</h1>
      <p className="mt-3 mb-8 text-muted">
        {viewer && !viewer.isGuest && `You’re signed in as ${viewer.email}. Sign in again to continue. `}
        {viewer?.isGuest && 'Your guest progress on this device is saved. '}No account yet?{' '}
        <Link href={next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'}>Create one</Link>.
      </p>
      {error && !refusal && (
        <Notice role="alert" tone="wrong" className="mb-6">
          {OAUTH_ERRORS[String(error)] ?? 'That sign-in didn’t work. Try again.'}
        </Notice>
      )}
      <SignInForm
        csrfToken={csrfToken}
        callbackUrl={next ?? HOME_PATH}
        result={refusal && { ok: false, ...refusal }}
      />
      <p className="mt-5 text-sm">
        <Link href="/forgot-password">Forgot your password?</Link>
      </p>
      <div className="mt-6">
        <PasskeySignIn start={startPasskeySignInAction} callbackUrl={next ?? HOME_PATH} />
      </div>
      <OAuthButtons
        providers={listOAuthProviders()}
        callbackUrl={next ?? HOME_PATH}
        csrfToken={csrfToken}
        verb="Sign in"
      />
    </div>
  )
}

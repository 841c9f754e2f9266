import type { Metadata } from 'next'
import Link from 'next/link'
import { OAuthButtons } from '@/components/account/oauth-buttons'
import { ActionForm } from '@/components/ui/action-form'
import { listOAuthProviders } from '@/server/auth/auth-options'
import { findPathOfSite } from '@/server/http/path-of-site'
import { findViewer } from '@/server/http/viewer'
import { signInAction } from '../actions'

export const metadata: Metadata = { title: 'Sign in' }

const OAUTH_ERRORS: Record<string, string> = {
  AddressTaken:
    'An account with this email already exists. Sign in with its password. Then you can connect the other sign-in in Settings.',
  NoAddress: 'That sign-in didn’t share an email, so we couldn’t create an account.',
}

type Props = { searchParams: Promise<{ next?: string | string[]; error?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, error } = await searchParams
  const next = findPathOfSite(asked)
  const viewer = await findViewer()
  return (
    <div className="page-narrow max-w-md">
      <h1>Sign in</h1>
      <p className="mt-3 mb-8 text-muted">
        {viewer?.isGuest && 'Your guest progress on this device is saved. '}No account yet?{' '}
        <Link href={next ? `/sign-up?next=${encodeURIComponent(next)}` : '/sign-up'}>Create one</Link>.
      </p>
      {error && (
        <p role="alert" className="mb-6 rounded-lg bg-wrong-soft px-4 py-3 text-wrong">
          {OAUTH_ERRORS[String(error)] ?? 'That sign-in didn’t work. Try again.'}
        </p>
      )}
      <ActionForm
        action={signInAction}
        hidden={next ? { next } : {}}
        submit="Sign in"
        fields={[
          { name: 'email', label: 'Email', type: 'email', autoComplete: 'email' },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
      />
      <p className="mt-5 text-sm">
        <Link href="/forgot-password">Forgot your password?</Link>
      </p>
      <OAuthButtons providers={listOAuthProviders()} callbackUrl={next ?? '/progress'} verb="Sign in" />
    </div>
  )
}

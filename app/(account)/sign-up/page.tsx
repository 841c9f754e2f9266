import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { OAuthButtons } from '@/components/account/oauth-buttons'
import { ActionForm } from '@/components/ui/action-form'
import { PASSWORD_LENGTH } from '@/domain/access/password-strength'
import { readCsrfToken } from '@/server/http/next-auth/forms'
import { listOAuthProviders } from '@/server/http/next-auth/providers'
import { findReturnPath, welcomePath } from '@/server/http/safe-redirect-path'
import { findViewer } from '@/server/http/viewer'
import { signUpAction } from '../actions'

export const metadata: Metadata = { title: 'Create an account' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignUpPage({ searchParams }: Props) {
  const { next: requestedPath } = await searchParams
  const next = findReturnPath(requestedPath)
  const viewer = await findViewer()
  if (viewer && !viewer.isGuest) redirect(next ?? '/settings')
  return (
    <div className="page-narrow max-w-md">
      <h1>Create an account</h1>
      <p className="mt-3 mb-8 text-muted">
        {viewer
          ? 'Your guest progress will be added to your account. '
          : 'An account keeps your progress on every device. '}
        Already have an account?{' '}
        <Link href={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</Link>.
      </p>
      <ActionForm
        action={signUpAction}
        hidden={next ? { next } : {}}
        submit="Create account"
        fields={[
          { name: 'name', label: 'Name', autoComplete: 'name', required: false },
          { name: 'email', label: 'Email', type: 'email', autoComplete: 'email' },
          {
            name: 'password',
            label: 'Password',
            type: 'password',
            autoComplete: 'new-password',
            minLength: PASSWORD_LENGTH.minimum,
            help: `At least ${PASSWORD_LENGTH.minimum} characters. A short phrase works well.`,
          },
        ]}
      />
      <p className="mt-5 text-sm">
        <Link href="/privacy">Privacy: what’s stored, and for how long</Link>
      </p>
      <OAuthButtons
        providers={listOAuthProviders()}
        callbackUrl={welcomePath(next)}
        csrfToken={await readCsrfToken()}
        verb="Continue"
      />
    </div>
  )
}

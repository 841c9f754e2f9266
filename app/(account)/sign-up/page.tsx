import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { EMAIL, newPasswordField, SIGN_UP_NAME } from '@/components/account/account-fields'
import { OAuthButtons } from '@/components/account/oauth-buttons'
import { ActionForm } from '@/components/ui/action-form'
import { readCsrfToken } from '@/server/http/next-auth/forms'
import { listOAuthProviders } from '@/server/http/next-auth/providers'
import { findReturnPath, welcomePath } from '@/server/http/safe-redirect-path'
import { findViewer } from '@/server/http/viewer'
import { isMailSet } from '@/server/platform/mail'
import { askToSignUpAction, signUpAction } from '../actions'

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
        {...(isMailSet()
          ? { action: askToSignUpAction, submit: 'Email me a link', fields: [EMAIL] }
          : {
              action: signUpAction,
              submit: 'Create account',
              fields: [SIGN_UP_NAME, EMAIL, newPasswordField('password', 'Password')],
            })}
        hidden={next ? { next } : {}}
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

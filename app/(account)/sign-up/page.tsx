import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { OAuthButtons } from '@/components/account/oauth-buttons'
import { ActionForm } from '@/components/ui/action-form'
import { listOAuthProviders } from '@/server/auth/auth-options'
import { findPathOfSite } from '@/server/http/path-of-site'
import { findViewer } from '@/server/http/viewer'
import { signUpAction } from '../actions'

export const metadata: Metadata = { title: 'Create an account' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignUpPage({ searchParams }: Props) {
  const { next: asked } = await searchParams
  const next = findPathOfSite(asked)
  const viewer = await findViewer()
  if (viewer && !viewer.isGuest) redirect('/settings')
  return (
    <div className="page-narrow max-w-md">
      <h1>Create an account</h1>
      <p className="mt-3 mb-8 text-muted">
        {viewer
          ? 'Everything you have done so far becomes part of it. '
          : 'Your progress then follows you to any device. '}
        Have one already?{' '}
        <Link href={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>Sign in</Link>.
      </p>
      <ActionForm
        action={signUpAction}
        hidden={next ? { next } : {}}
        submit="Create the account"
        fields={[
          { name: 'name', label: 'Name', autoComplete: 'name', required: false },
          { name: 'email', label: 'E-mail address', type: 'email', autoComplete: 'email' },
          {
            name: 'password',
            label: 'Password',
            type: 'password',
            autoComplete: 'new-password',
            minLength: 10,
            help: 'At least 10 characters. A few words are easier to remember than signs.',
          },
        ]}
      />
      <p className="mt-5 text-sm">
        <Link href="/privacy">What is stored, and for how long</Link>
      </p>
      <OAuthButtons providers={listOAuthProviders()} callbackUrl={next ?? '/progress'} verb="Continue" />
    </div>
  )
}

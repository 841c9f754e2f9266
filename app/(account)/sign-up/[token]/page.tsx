import type { Metadata } from 'next'
import Link from 'next/link'
import { newPasswordField, SIGN_UP_NAME } from '@/components/account/account-fields'
import { ActionForm } from '@/components/ui/action-form'
import { readSignUpLink } from '@/server/auth/sign-up-link'
import { finishSignUpAction } from '../../actions'

export const metadata: Metadata = {
  title: 'Finish creating your account',
  robots: { index: false },
  referrer: 'no-referrer',
}

export default async function FinishSignUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = readSignUpLink(token, new Date())
  if (!link) return <DeadLink />
  return (
    <div className="page-narrow max-w-md">
      <h1>Finish creating your account</h1>
      <p className="mt-3 mb-8 text-muted">You’ll sign in with {link.email}.</p>
      <ActionForm
        action={finishSignUpAction}
        hidden={{ token }}
        submit="Create account"
        fields={[SIGN_UP_NAME, newPasswordField('password', 'Password')]}
      />
    </div>
  )
}

function DeadLink() {
  return (
    <div className="page-narrow max-w-md">
      <h1>This link is no longer valid</h1>
      <p className="mt-4">A link to create an account works for 24 hours.</p>
      <p className="mt-6">
        <Link href="/sign-up">Create an account</Link>
      </p>
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { EMAIL } from '@/components/account/account-fields'
import { ActionForm } from '@/components/ui/action-form'
import { isMailSet } from '@/server/platform/mail'
import { askForResetAction } from '../actions'

export const metadata: Metadata = { title: 'Forgot password' }

export default async function ForgotPasswordPage() {
  // Reads the email settings of the running server, not those of the build.
  await connection()
  return (
    <div className="page-narrow max-w-md">
      <h1>Forgot your password?</h1>
      {isMailSet() ? (
        <>
          <p className="mt-3 mb-8 text-muted">We’ll email you a link to set a new password.</p>
          <ActionForm action={askForResetAction} submit="Send link" fields={[EMAIL]} />
        </>
      ) : (
        <p className="mt-4">
          This site doesn’t send email. Ask an administrator for a reset link. It works once and lets you set
          a new password.
        </p>
      )}
      <p className="mt-6">
        <Link href="/sign-in">Back to sign in</Link>
      </p>
    </div>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { ActionForm } from '@/components/ui/action-form'
import { isMailSet } from '@/server/platform/mail'
import { askForResetAction } from '../actions'

export const metadata: Metadata = { title: 'Forgotten password' }

export default async function ForgotPasswordPage() {
  // Whether mail is set is known where it runs, not where it was built.
  await connection()
  return (
    <div className="page-narrow max-w-md">
      <h1>Forgotten your password?</h1>
      {isMailSet() ? (
        <>
          <p className="mt-3 mb-8 text-muted">We send a link that lets you set a new one.</p>
          <ActionForm
            action={askForResetAction}
            submit="Send the link"
            fields={[{ name: 'email', label: 'E-mail address', type: 'email', autoComplete: 'email' }]}
          />
        </>
      ) : (
        <p className="mt-4">
          This site sends no mail. Ask whoever runs it: an administrator can make a link for you that works
          once, and lets you set a new password.
        </p>
      )}
      <p className="mt-6">
        <Link href="/sign-in">Back to sign in</Link>
      </p>
    </div>
  )
}

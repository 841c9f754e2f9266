import type { Metadata } from 'next'
import Link from 'next/link'
import { newPasswordField } from '@/components/account/account-fields'
import { ActionForm } from '@/components/ui/action-form'
import { isResetLinkOpen } from '@/server/auth/reset-password'
import { resetPasswordAction } from '../../actions'

export const metadata: Metadata = {
  title: 'Set a new password',
  robots: { index: false },
  referrer: 'no-referrer',
}

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await isResetLinkOpen(token))) return <DeadLink />
  return (
    <div className="page-narrow max-w-md">
      <h1>Set a new password</h1>
      <p className="mt-3 mb-8 text-muted">This signs you out on every device.</p>
      <ActionForm
        action={resetPasswordAction}
        hidden={{ token }}
        submit="Set password"
        fields={[newPasswordField('newPassword', 'New password')]}
      />
    </div>
  )
}

function DeadLink() {
  return (
    <div className="page-narrow max-w-md">
      <h1>This link is no longer valid</h1>
      <p className="mt-4">
        It was already used, it expired, or the password was changed since. Each link works once.
      </p>
      <p className="mt-6">
        <Link href="/forgot-password">Request a new link</Link>
      </p>
    </div>
  )
}

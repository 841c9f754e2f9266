import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { pageAccount } from '@/server/http/page-viewer'
import { verifyEmailAction } from '../actions'

export const metadata: Metadata = {
  title: 'Verify your email',
  robots: { index: false },
  referrer: 'no-referrer',
}

export default async function VerifyEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const viewer = await pageAccount(`/verify-email/${encodeURIComponent(token)}`)
  return (
    <div className="page-narrow max-w-md">
      <h1>Verify your email</h1>
      <p className="mt-4 mb-6">
        Confirm that {viewer.email} is your email. It’s the email of the account you’re signed in to.
      </p>
      <ActionForm action={verifyEmailAction} hidden={{ token }} submit="Verify email" fields={[]} />
    </div>
  )
}

import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { pageAccount } from '@/server/http/page-viewer'
import { verifyAddressAction } from '../actions'

export const metadata: Metadata = {
  title: 'Verify your address',
  robots: { index: false },
  referrer: 'no-referrer',
}

export default async function VerifyAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const viewer = await pageAccount(`/verify-address/${encodeURIComponent(token)}`)
  return (
    <div className="page-narrow max-w-md">
      <h1>Verify your address</h1>
      <p className="mt-4 mb-6">
        Say that {viewer.email} is your address, as the account that you are signed in with has it.
      </p>
      <ActionForm action={verifyAddressAction} hidden={{ token }} submit="This is my address" fields={[]} />
    </div>
  )
}

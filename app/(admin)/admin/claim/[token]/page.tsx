import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { findViewer } from '@/server/http/viewer'
import { claimAdministrationAction } from '../../actions'

export const metadata: Metadata = {
  title: 'Become the administrator',
  robots: { index: false },
  referrer: 'no-referrer',
}

export default async function ClaimPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const viewer = await findViewer()
  if (!viewer || viewer.isGuest) redirect(`/sign-in?next=/admin/claim/${encodeURIComponent(token)}`)
  return (
    <div className="page-narrow">
      <h1>Become the administrator</h1>
      <p className="mt-4 mb-6">
        This Casebook has no administrator yet. With the link that was printed at startup, the account{' '}
        {viewer.email} can become the first one.
      </p>
      <ActionForm
        action={claimAdministrationAction}
        hidden={{ token }}
        submit="Become the administrator"
        fields={[]}
      />
    </div>
  )
}

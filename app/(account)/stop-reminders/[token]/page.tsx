import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { stopRemindersAction } from '../actions'

export const metadata: Metadata = {
  title: 'Stop study reminders',
  robots: { index: false },
  referrer: 'no-referrer',
}

/** Asks first, because email programs open links to check them. */
export default async function StopRemindersPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return (
    <div className="page-narrow max-w-md">
      <h1>Stop study reminders</h1>
      <p className="mt-4 mb-6">You’ll get no more daily reminders, by email or in the app.</p>
      <ActionForm action={stopRemindersAction} hidden={{ token }} submit="Stop reminders" fields={[]} />
    </div>
  )
}

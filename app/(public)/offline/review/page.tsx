import type { Metadata } from 'next'
import { OfflineReview } from '@/components/offline/offline-review'

export const metadata: Metadata = { title: 'Offline review', robots: { index: false } }

/** The same for everyone, so that a device can keep it: only the device has the cards. */
export default function OfflineReviewPage() {
  return (
    <div className="page-narrow">
      <h1>Offline review</h1>
      <p className="mt-2 text-muted">
        Your answers are graded and saved on this device. They count once you’re back online.
      </p>
      <OfflineReview />
    </div>
  )
}

import type { Metadata } from 'next'
import { OfflineReview } from '@/components/offline/offline-review'

export const metadata: Metadata = { title: 'Review without a network', robots: { index: false } }

/** The same for everybody, so that a device can keep it: what is reviewed is on the device alone. */
export default function OfflineReviewPage() {
  return (
    <div className="page-narrow">
      <h1>Review without a network</h1>
      <p className="mt-2 text-muted">
        Your answers are graded here and kept on this device; they count as soon as there is a network again.
      </p>
      <OfflineReview />
    </div>
  )
}

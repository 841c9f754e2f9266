import type { Metadata } from 'next'
import { OfflinePage } from '@/components/offline/offline-page'
import { listDownloadable } from '../downloadable'

export const metadata: Metadata = { title: 'You’re offline', robots: { index: false } }

/** Opens in place of a page that can't be reached. The same for everyone: only the browser has what it lists. */
export default function OfflineFallbackPage() {
  return (
    <div className="page-narrow">
      <OfflinePage titles={listDownloadable()} />
    </div>
  )
}

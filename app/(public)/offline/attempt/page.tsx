import type { Metadata } from 'next'
import { OfflineAttempt } from '@/components/offline/offline-attempt'
import { listDownloadable } from '../downloadable'

export const metadata: Metadata = { title: 'Quiz', robots: { index: false } }

/** Opens in place of an attempt that can't be reached. The same for everyone: only the browser has the attempt. */
export default function OfflineAttemptPage() {
  return <OfflineAttempt titles={listDownloadable()} />
}

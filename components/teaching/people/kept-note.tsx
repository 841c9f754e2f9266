import { Notice } from '@/components/ui/notice'
import { formatTimeChanges } from '../assignment/time-changes'

/** Shows how many attempts in progress kept their time after a roster import. The count is in the URL. */
export function KeptNote({ kept }: { kept: number }) {
  if (!Number.isInteger(kept) || kept <= 0) return null
  return <Notice role="status">{formatTimeChanges({ kept, shortened: 0, extended: 0 }).trim()}</Notice>
}

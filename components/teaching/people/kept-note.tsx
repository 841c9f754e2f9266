import { formatTimeChanges } from '../assignment/time-changes'

/** Shows how many attempts in progress kept their time after a roster import. The count is in the URL. */
export function KeptNote({ kept }: { kept: number }) {
  if (!Number.isInteger(kept) || kept <= 0) return null
  return (
    <p role="status" className="rounded-lg bg-wash px-4 py-3">
      {formatTimeChanges({ kept, shortened: 0, extended: 0 }).trim()}
    </p>
  )
}

import { NO_ACCESS_MESSAGES, reportAccess } from './attempt-access'
import { showNeedsServer, showSaveState } from './attempt-state'

/** Checks the saved answer to a question, or moves on from it. Shows an error at the question. @returns whether the page must be refreshed */
export async function sendAttemptAction(
  attemptId: string,
  action: 'check' | 'next',
  slot: number,
): Promise<boolean> {
  const path = action === 'check' ? `responses/${slot}/check` : 'position'
  const response = await fetch(`/api/v1/attempts/${attemptId}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    ...(action === 'next' && { body: JSON.stringify({ from: slot }) }),
  }).catch(() => null)
  if (!response) {
    showNeedsServer(slot, action)
    return false
  }
  if (response.ok) return true
  const noAccess = await reportAccess(attemptId, response)
  if (noAccess) {
    // The page shows the rest, and keeps the answers that it has.
    showSaveState(slot, { kind: 'refused', message: NO_ACCESS_MESSAGES[noAccess], closed: false })
    return false
  }
  const problem: { detail?: string } = (await response.json().catch(() => null)) ?? {}
  const message = problem.detail ?? 'Something went wrong. Try again.'
  showSaveState(slot, { kind: 'refused', message, closed: false })
  return true
}

import { type ApiAnswer, callApi } from '@/contract/call-api'
import { NO_ACCESS_MESSAGES, reportAccess } from './attempt-access'
import { showNeedsServer, showSaveState } from './attempt-state'

/** Checks the saved answer to a question, or moves on from it. Shows an error at the question. @returns whether the page must be refreshed */
export async function sendAttemptAction(
  attemptId: string,
  action: 'check' | 'next',
  slot: number,
): Promise<boolean> {
  const target = { attempt: attemptId, slot }
  const asked: Promise<ApiAnswer<unknown>> =
    action === 'check'
      ? callApi('POST /attempts/{attempt}/responses/{slot}/check', { params: target })
      : callApi('POST /attempts/{attempt}/position', { params: { attempt: attemptId }, body: { from: slot } })
  const answer = await asked.catch(() => null)
  if (!answer) {
    showNeedsServer(slot, action)
    return false
  }
  if (answer.ok) return true
  const noAccess = await reportAccess(attemptId, answer)
  if (noAccess) {
    // The page shows the rest, and keeps the answers that it has.
    showSaveState(slot, { kind: 'refused', message: NO_ACCESS_MESSAGES[noAccess], closed: false })
    return false
  }
  const message = answer.problem?.detail ?? 'Something went wrong. Try again.'
  showSaveState(slot, { kind: 'refused', message, closed: false })
  return true
}

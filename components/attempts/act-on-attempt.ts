import { type ApiAnswer, callApi } from '@/contract/call-api'
import { NO_ACCESS_WORDS, reportAccess } from './attempt-access'
import { showNeedsServer, showSaveState } from './attempt-marks'

/** Checks the saved answer to a question, or moves on from it. Shows an error at the question. @returns whether the page must be refreshed */
export async function actOnAttempt(attemptId: string, act: 'check' | 'next', slot: number): Promise<boolean> {
  const place = { attempt: attemptId, slot }
  const asked: Promise<ApiAnswer<unknown>> =
    act === 'check'
      ? callApi('POST /attempts/{attempt}/responses/{slot}/check', { params: place })
      : callApi('POST /attempts/{attempt}/position', { params: { attempt: attemptId }, body: { from: slot } })
  const answer = await asked.catch(() => null)
  if (!answer) {
    showNeedsServer(slot, act)
    return false
  }
  if (answer.ok) return true
  const noAccess = await reportAccess(attemptId, answer)
  if (noAccess) {
    // The page shows the rest, and keeps the answers that it has.
    showSaveState(slot, { kind: 'refused', message: NO_ACCESS_WORDS[noAccess], closed: false })
    return false
  }
  const message = answer.problem?.detail ?? 'Something went wrong. Try again.'
  showSaveState(slot, { kind: 'refused', message, closed: false })
  return true
}

import { type ApiAnswer, callApi } from '@/contract/call-api'
import { NO_ACCESS_MESSAGES, reportAccess } from './attempt-access'

/** @property message what went wrong, to show at the question; null if nothing did */
type ActionOutcome = { message: string | null; mustRefresh: boolean }

/** Checks the saved answer to a question, or moves on from it. */
export async function sendAttemptAction(
  attemptId: string,
  action: 'check' | 'next',
  slot: number,
): Promise<ActionOutcome> {
  const params = { attempt: attemptId, slot }
  const request: Promise<ApiAnswer<unknown>> =
    action === 'check'
      ? callApi('POST /attempts/{attempt}/responses/{slot}/check', { params })
      : callApi('POST /attempts/{attempt}/position', { params: { attempt: attemptId }, body: { from: slot } })
  const answer = await request.catch(() => null)
  if (!answer) return { message: formatNeedsServer(action), mustRefresh: false }
  if (answer.ok) return { message: null, mustRefresh: true }
  const noAccess = await reportAccess(attemptId, answer)
  // The page shows the rest, and keeps the answers that it has.
  if (noAccess) return { message: NO_ACCESS_MESSAGES[noAccess], mustRefresh: false }
  return { message: answer.problem?.detail ?? 'Something went wrong. Try again.', mustRefresh: true }
}

export function formatNeedsServer(action: 'check' | 'next'): string {
  const step = action === 'check' ? 'check this answer' : 'go to the next question'
  return `You’re offline. Your answer is saved in this browser. Reconnect to ${step}.`
}

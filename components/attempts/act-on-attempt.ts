import { showSaveState } from './attempt-marks'

/** Checks the saved answer of a question, or goes on from it; a refusal is said beside the question. */
export async function actOnAttempt(attemptId: string, act: 'check' | 'next', slot: number): Promise<void> {
  const path = act === 'check' ? `responses/${slot}/check` : 'position'
  const response = await fetch(`/api/v1/attempts/${attemptId}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    ...(act === 'next' && { body: JSON.stringify({ from: slot }) }),
  }).catch(() => null)
  if (response?.ok) return
  const problem: { detail?: string } = (await response?.json().catch(() => null)) ?? {}
  const message = problem.detail ?? 'You are offline. Try again when the line is back.'
  showSaveState(slot, { kind: 'refused', message, closed: false })
}

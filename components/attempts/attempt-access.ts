import { currentOwner, heirOf } from '@/components/browser-storage/owner'
import { callApi } from '@/contract/call-api'

/** Why the server doesn't find an attempt: no one or another user is signed in, or its learner lost access to it. */
export type NoAccess = 'signed-out' | 'no-access'

export const NO_ACCESS_MESSAGES: Readonly<Record<NoAccess, string>> = {
  'signed-out': 'You’re signed out.',
  'no-access': 'You no longer have access to this attempt.',
}

/** The statuses of a response to someone who can't use the attempt. */
export const NO_ACCESS: readonly number[] = [401, 403, 404]

/**
 * Asks the server about an attempt that it didn't find. A save can't tell the reasons apart, because its single
 * statement checks the session and the class together.
 * @param owner the owner of the attempt
 * @returns null if the attempt can be used after all, or the server can't tell now
 */
export async function findNoAccess(owner: string, attemptId: string): Promise<NoAccess | null> {
  const answer = await callApi('GET /attempts/{attempt}', { params: { attempt: attemptId } }).catch(
    () => null,
  )
  if (!answer || !NO_ACCESS.includes(answer.status)) return null
  // Nothing of another user's is found either.
  return answer.status === 404 && currentOwner() === heirOf(owner) ? 'no-access' : 'signed-out'
}

type Listener = (noAccess: NoAccess | null) => void
const listeners = new Map<string, Set<Listener>>()

/** Calls the listener when a request shows that the attempt can or can't be used. */
export function onAccess(attemptId: string, listener: Listener): () => void {
  const known = listeners.get(attemptId) ?? new Set()
  listeners.set(attemptId, known.add(listener))
  return () => known.delete(listener)
}

/** Reports what the response to a check, a step, or a heartbeat shows. @returns why the attempt can't be used */
export async function reportAccess(attemptId: string, answer: { status: number }): Promise<NoAccess | null> {
  const noAccess = NO_ACCESS.includes(answer.status) ? await findNoAccess(currentOwner(), attemptId) : null
  for (const listener of listeners.get(attemptId) ?? []) listener(noAccess)
  return noAccess
}

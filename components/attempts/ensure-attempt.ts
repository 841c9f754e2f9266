import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'
import { callApi } from '@/contract/call-api'

/** An attempt that isn't stored yet, as its URL describes it. */
export type Draft = { course: string; quiz: string; seed: string }

const begun = new Map<string, Promise<string>>()

/** Returns the attempt that this tab created from an unsaved one, since earlier pages still link to the unsaved one. */
export function getStartedAttemptId({ seed }: Draft): string | null {
  const id = readValue(currentOwner(), begunName(seed), 'session')
  return typeof id === 'string' ? id : null
}

/**
 * Creates the attempt once, even if several answers need it at the same time, and changes the URL to the attempt's.
 * @throws if the server can't be reached, and OtherAttempt if the learner's open attempt at the quiz has other questions
 */
export function ensureAttempt(draft: Draft): Promise<string> {
  const known = begun.get(draft.seed)
  if (known) return known
  const attempt = post(draft)
  begun.set(draft.seed, attempt)
  attempt.catch(() => begun.delete(draft.seed))
  return attempt
}

/** The learner already has an open attempt at the quiz with other questions, so these answers don't belong to it. */
export class OtherAttempt extends Error {
  constructor(readonly attemptId: string) {
    super('There is another open attempt at this quiz')
  }
}

async function post(draft: Draft): Promise<string> {
  const answer = await callApi('POST /attempts', { body: draft })
  if (!answer.ok) throw new Error('The attempt could not be started')
  const { id, isFromSeed } = answer.data
  if (!isFromSeed) throw new OtherAttempt(id)
  // The response started a guest session if there was none.
  writeValue(currentOwner(), begunName(draft.seed), id, 'session')
  history.replaceState(null, '', attemptPage(id))
  return id
}

function begunName(seed: string): string {
  return `begun/${seed}`
}

/** Returns the page of the created attempt, with the same question or view. */
export function attemptPage(attemptId: string): string {
  const params = new URLSearchParams(location.search)
  return `/attempts/${attemptId}?${params.get('view') === 'all' ? 'view=all' : `slot=${params.get('slot') ?? 1}`}`
}

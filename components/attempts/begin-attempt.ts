import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'

/** A quiz of which nothing is stored yet: what its address holds. */
export type Draft = { course: string; quiz: string; seed: string }

const begun = new Map<string, Promise<string>>()

/** The attempt that was made of a draft in this tab: a page of before still leads to the draft. */
export function begunAttempt({ seed }: Draft): string | null {
  const id = readValue(currentOwner(), begunName(seed), 'session')
  return typeof id === 'string' ? id : null
}

/**
 * Makes an attempt of a draft, once, however many answers ask for it at the same time; the address becomes the attempt's.
 * @throws if the server can't be reached, and OtherAttempt if the learner's open attempt at the quiz has other questions
 */
export function beginAttempt(draft: Draft): Promise<string> {
  const known = begun.get(draft.seed)
  if (known) return known
  const attempt = post(draft)
  begun.set(draft.seed, attempt)
  attempt.catch(() => begun.delete(draft.seed))
  return attempt
}

/** There is an open attempt at the quiz already, which asks other questions: answers to these belong to none of them. */
export class OtherAttempt extends Error {
  constructor(readonly attemptId: string) {
    super('There is another open attempt at this quiz')
  }
}

async function post(draft: Draft): Promise<string> {
  const response = await fetch('/api/v1/attempts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(draft),
  })
  if (!response.ok) throw new Error('The attempt could not be started')
  const { id, isFromSeed }: { id: string; isFromSeed: boolean } = await response.json()
  if (!isFromSeed) throw new OtherAttempt(id)
  // The answer started a guest's session where there was none.
  writeValue(currentOwner(), begunName(draft.seed), id, 'session')
  history.replaceState(null, '', attemptPage(id))
  return id
}

function begunName(seed: string): string {
  return `begun/${seed}`
}

/** The page of the attempt that a draft became, with the same question or view. */
export function attemptPage(attemptId: string): string {
  const params = new URLSearchParams(location.search)
  return `/attempts/${attemptId}?${params.get('view') === 'all' ? 'view=all' : `slot=${params.get('slot') ?? 1}`}`
}

/** Shows the way to submit, which a draft does not have. */
export function leadToAttempt(attemptId: string): void {
  const finish = document.querySelector<HTMLAnchorElement>('[data-finish]')
  if (!finish) return
  finish.href = `/attempts/${attemptId}/submit`
  finish.hidden = false
}

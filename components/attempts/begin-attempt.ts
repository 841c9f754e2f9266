import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner } from '@/components/browser-storage/owner'

/** A quiz of which nothing is stored yet: what its address holds. */
export type Draft = { course: string; quiz: string; seed: string }

const begun = new Map<string, Promise<string>>()

/** The attempt that was made of a draft in this tab: links on a page drawn before still lead to the draft. */
export function begunAttempt({ seed }: Draft): string | null {
  const id = readValue(currentOwner(), begunName(seed), 'session')
  return typeof id === 'string' ? id : null
}

/**
 * Makes an attempt of a draft, once, however many answers ask for it at the same time; the address becomes the attempt's.
 * @throws where the server cannot be reached
 */
export function beginAttempt(draft: Draft, view: 'all' | 'one'): Promise<string> {
  const known = begun.get(draft.seed)
  if (known) return known
  const attempt = post(draft, view)
  begun.set(draft.seed, attempt)
  attempt.catch(() => begun.delete(draft.seed))
  return attempt
}

async function post(draft: Draft, view: 'all' | 'one'): Promise<string> {
  const response = await fetch('/api/v1/attempts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(draft),
  })
  if (!response.ok) throw new Error('The attempt could not be started')
  const { id }: { id: string } = await response.json()
  // The answer started a guest's session where there was none.
  writeValue(currentOwner(), begunName(draft.seed), id, 'session')
  const slot = new URLSearchParams(location.search).get('slot') ?? '1'
  history.replaceState(null, '', `/attempts/${id}?${view === 'all' ? 'view=all' : `slot=${slot}`}`)
  return id
}

function begunName(seed: string): string {
  return `begun/${seed}`
}

/** Where a link of a draft's page leads once the draft has become an attempt; null for any other click. */
export function attemptPageFor(event: MouseEvent, attemptId: string): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return null
  const { pathname, searchParams } = new URL(link.href, location.href)
  if (pathname !== '/attempts/new') return null
  const query = new URLSearchParams([...searchParams].filter(([name]) => name === 'slot' || name === 'view'))
  return `/attempts/${attemptId}?${query}`
}

/** Shows the way to submit, which a draft does not have. */
export function leadToAttempt(attemptId: string): void {
  const finish = document.querySelector<HTMLAnchorElement>('[data-finish]')
  if (!finish) return
  finish.href = `/attempts/${attemptId}/submit`
  finish.hidden = false
}

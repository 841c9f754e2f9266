import { currentOwner, heirOf } from '@/components/browser-storage/owner'
import { changeStored, readStored } from '@/components/browser-storage/stored-values'
import { callApi } from '@/contract/call-api'
import { reportAccess } from './attempt-access'

/** Flags that the server doesn't have yet, by question. The newest of each is sent when there is a connection. */
type Flags = Record<number, boolean>

export const FLAGS = 'flags/'

/** @param isWaiting whether the server doesn't have the flag yet */
type Listener = (attemptId: string, slot: number, flagged: boolean, isWaiting: boolean) => void
const listeners = new Set<Listener>()

/** Calls the listener when a flag changes, or when the server accepts or rejects it. */
export function onFlag(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function report(...flag: Parameters<Listener>): void {
  for (const listener of listeners) listener(...flag)
}

/** Flags a question, or removes its flag: on the page immediately, on the server as soon as it can be reached. */
export async function flagQuestion(attemptId: string, slot: number, flagged: boolean): Promise<void> {
  const owner = currentOwner()
  report(attemptId, slot, flagged, false)
  await changeFlags(owner, attemptId, (flags) => ({ ...flags, [slot]: flagged }))
  await sendFlags(attemptId, { [slot]: flagged })
}

/** Sends pending flags. @param flagsOfPage the newest flags of this page, in case the browser stores nothing */
export async function sendFlags(attemptId: string, flagsOfPage: Flags = {}): Promise<void> {
  const owner = currentOwner()
  const waiting = { ...flagsOfPage, ...(await flagsOf(owner, attemptId)) }
  for (const [slot, flagged] of Object.entries(waiting)) {
    const outcome = await sendFlag(attemptId, Number(slot), flagged)
    if (outcome === 'offline') {
      report(attemptId, Number(slot), flagged, true)
      continue
    }
    report(attemptId, Number(slot), outcome === 'sent' ? flagged : !flagged, false)
    await changeFlags(owner, attemptId, ({ [Number(slot)]: sent, ...others }) =>
      sent === undefined || sent === flagged ? others : { ...others, [slot]: sent },
    )
  }
}

/** The flags that the server doesn't have yet. */
export async function flagsOf(owner: string, attemptId: string): Promise<Flags> {
  return (await readStored<Flags>(heirOf(owner), `${FLAGS}${attemptId}`)) ?? {}
}

async function sendFlag(
  attemptId: string,
  slot: number,
  flagged: boolean,
): Promise<'sent' | 'rejected' | 'offline'> {
  try {
    const call = { params: { attempt: attemptId, slot }, body: { flagged }, keepalive: true }
    const answer = await callApi('PUT /attempts/{attempt}/flags/{slot}', call)
    await reportAccess(attemptId, answer)
    const { ok, status } = answer
    if (ok) return 'sent'
    // The session ended, or the server is busy: the flag waits for its owner.
    return [401, 403, 429].includes(status) || status >= 500 ? 'offline' : 'rejected'
  } catch {
    return 'offline'
  }
}

async function changeFlags(owner: string, attemptId: string, change: (flags: Flags) => Flags): Promise<void> {
  await changeStored<Flags>(heirOf(owner), `${FLAGS}${attemptId}`, (flags = {}) => {
    const changed = change(flags)
    return Object.keys(changed).length > 0 ? changed : undefined
  }).catch(() => {
    // Storage is closed or full: the flag is on the page.
  })
}

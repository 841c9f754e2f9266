import { type BrowserOwner, endOwner, formatBrowserOwner, VISITOR } from '@/domain/access/browser-owner'
import { DAY_MS } from '@/domain/time/durations'
import { readOwners, removeUnowned, removeValues, writeOwners } from './local-values'
import { currentOwner, dropOwner, readOwnerCookie, writeOwnerCookie } from './owner'

/** Sessions expire after this many days without a visit. */
const KEPT_DAYS = 60

/** Applies the owner cookie: takes over a guest's data, and removes the data of owners who signed out or haven't visited for a long time. */
export async function settleOwner(): Promise<void> {
  const today = Math.floor(Date.now() / DAY_MS)
  noteVisit(today)
  if (!hasWork(today)) return
  const { moveOwner, removeOwner } = await import('./change-owner')
  await withOwnerLock(async () => {
    const { owner, takesOver, cleared } = readOwnerCookie()
    const known = readOwners()
    for (const from of takesOver) if (owner !== null && from in known) await moveOwner(from, owner)
    for (const gone of new Set([...cleared, ...longAway(today)])) {
      await removeOwner(gone)
      channel()?.postMessage(gone)
    }
  })
}

function noteVisit(today: number): void {
  const owners = readOwners()
  if (Object.keys(owners).length === 0) removeUnowned()
  const owner = currentOwner()
  if (owners[owner] !== today) writeOwners({ ...owners, [owner]: today })
}

function hasWork(today: number): boolean {
  const { takesOver, cleared } = readOwnerCookie()
  const known = readOwners()
  return cleared.length > 0 || takesOver.some((from) => from in known) || longAway(today).length > 0
}

function longAway(today: number): string[] {
  return Object.entries(readOwners()).flatMap(([owner, day]) => (day < today - KEPT_DAYS ? owner : []))
}

/** Runs work while no tab moves data from one owner to another. */
export async function withOwnerLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('casebook-owner', work) : work()
}

/**
 * Applies the server's session state. A session that ended elsewhere keeps its data, hidden, for its owner; a deleted account's data is removed.
 * @param asked the cookie at the time of the request; if it has changed since, the response is out of date
 */
export async function learnSession(
  asked: BrowserOwner,
  viewer: { id: string } | null,
  ended: { owner: string; isDeleted: boolean } | null,
): Promise<void> {
  const now = readOwnerCookie()
  if (viewer || formatBrowserOwner(now) !== formatBrowserOwner(asked)) return
  if (now.owner === null && !ended?.isDeleted) return
  writeOwnerCookie(endOwner(now, ended?.owner ?? now.owner, ended?.isDeleted ?? false))
  await settleOwner()
}

let shared: BroadcastChannel | undefined

/** Channel to the other tabs of this browser. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  shared ??= new BroadcastChannel('casebook-owner')
  return shared
}

/** Stops showing an owner's data in this tab when another tab removes it. */
export function followOtherTabs(): void {
  channel()?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    dropOwner(data)
    // Each tab has its own session storage.
    removeValues(data, 'session')
    if (shownOwner === data) location.reload()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && currentOwner() !== shownOwner) location.reload()
  })
}

let shownOwner = VISITOR

/** Notes the owner whose pages this tab shows from now on. */
export function noteShownOwner(): void {
  shownOwner = currentOwner()
}

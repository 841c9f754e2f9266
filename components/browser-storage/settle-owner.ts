import { type BrowserOwner, endOwner, formatBrowserOwner, VISITOR } from '@/domain/access/browser-owner'
import { readOwners, removeUnowned, removeValues, writeOwners } from './local-values'
import { currentOwner, dropOwner, readOwnerCookie, writeOwnerCookie } from './owner'

/** Nobody's session lasts longer without a visit. */
const KEPT_DAYS = 60
const DAY_MS = 86_400_000

/** Does what the owner's cookie asks for: takes over from a guest, removes the data of who signed out or hasn't been here for long. */
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

/** Nothing moves from one owner to another meanwhile, in any tab. */
export async function withOwnerLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('casebook-owner', work) : work()
}

/**
 * What the server says of the session: one that ended elsewhere leaves its data to its owner, hidden; a deleted account leaves nothing.
 * @param asked the cookie when the server was asked: if it changed since, the answer is out of date
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

/** Other tabs of this browser. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  shared ??= new BroadcastChannel('casebook-owner')
  return shared
}

/** Shows nothing in this tab of an owner whose data another tab removed. */
export function followOtherTabs(): void {
  channel()?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    dropOwner(data)
    // Each tab has a session storage of its own.
    removeValues(data, 'session')
    if (shownOwner === data) location.reload()
  })
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && currentOwner() !== shownOwner) location.reload()
  })
}

let shownOwner = VISITOR

/** The owner whose pages this tab shows from now on. */
export function noteShownOwner(): void {
  shownOwner = currentOwner()
}

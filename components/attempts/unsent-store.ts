import { createStore, delMany, entries, set, type UseStore } from 'idb-keyval'
import type { UnsentSave } from './unsent-saves'

/** What the server has not acknowledged yet, kept in this browser: a list for each attempt and tab, so that no tab overwrites another's. */

const KEPT_DAYS = 60

let store: UseStore | undefined

/** @returns the lists of every tab, this one's included; nothing where the browser keeps nothing */
export async function readUnsent(attemptId: string): Promise<{ key: string; saves: UnsentSave[] }[]> {
  try {
    const all = await entries<string, UnsentSave[]>(opened())
    await forgetOld(all)
    const ofAttempt = all.filter(([key]) => key.startsWith(`${attemptId}/`))
    return [...ofAttempt.map(([key, saves]) => ({ key, saves })), ...takeOver(attemptId)]
  } catch {
    return takeOver(attemptId)
  }
}

/** Keeps a tab's list; an empty one is taken away. Storage may be closed or full: then the answers are in memory alone. */
export async function writeUnsent(key: string, saves: readonly UnsentSave[]): Promise<void> {
  try {
    if (saves.length === 0) await delMany([key], opened())
    else await set(key, [...saves], opened())
  } catch {
    // What is in memory is still sent.
  }
}

function opened(): UseStore {
  store ??= createStore('casebook', 'unsent')
  return store
}

/** An attempt that was deleted, or is somebody else's by now, would be kept for ever. */
async function forgetOld(all: [string, UnsentSave[]][]): Promise<void> {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000
  const old = all.filter(([, saves]) => saves.every(({ at }) => at < oldest))
  if (old.length > 0)
    await delMany(
      old.map(([key]) => key),
      opened(),
    )
}

/**
 * Keeps a tab's list at once, while the page is left: the database would answer too late. The next page takes it over; what had reached
 * the server meanwhile is known there by its number.
 */
export function keepWhileLeaving(attemptId: string, saves: readonly UnsentSave[]): void {
  try {
    if (saves.length === 0) localStorage.removeItem(leavingName(attemptId))
    else localStorage.setItem(leavingName(attemptId), JSON.stringify(saves))
  } catch {
    // Storage is closed or full: what is under way may still arrive.
  }
}

function leavingName(attemptId: string): string {
  return `casebook:unsent:${attemptId}`
}

/** What the page before kept while it was left, once. */
function takeOver(attemptId: string): { key: string; saves: UnsentSave[] }[] {
  const name = leavingName(attemptId)
  try {
    // An earlier version of this page kept no moment.
    const kept: (Omit<UnsentSave, 'at'> & { at?: number })[] = JSON.parse(localStorage.getItem(name) ?? '[]')
    localStorage.removeItem(name)
    return kept.length > 0
      ? [{ key: `${attemptId}/taken-over`, saves: kept.map((save) => ({ at: 0, ...save })) }]
      : []
  } catch {
    return []
  }
}

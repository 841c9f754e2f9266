import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { heirOf } from '@/components/browser-storage/owner'
import { listStoredValues, removeStored, writeKept } from '@/components/browser-storage/stored-values'
import type { UnsentSave } from './unsent-saves'

/**
 * Answers that the server hasn't acknowledged, stored in this browser under their owner. Each attempt and tab has a list, so that no tab
 * overwrites another's.
 */

export const UNSENT = 'unsent/'
export const LEAVING = 'leaving/'

/** @returns the lists of every tab, this one's included; empty if the browser stores nothing */
export async function readUnsent(
  owner: string,
  attemptId: string,
): Promise<{ key: string; saves: UnsentSave[] }[]> {
  const lists = await listStoredValues<UnsentSave[]>(heirOf(owner), `${UNSENT}${attemptId}/`)
  return [...lists.map(({ name, value }) => ({ key: name, saves: value })), ...takeOver(owner, attemptId)]
}

/** The key of one tab's list. */
export function unsentKey(attemptId: string, clientId: string): string {
  return `${UNSENT}${attemptId}/${clientId}`
}

/** Stores a tab's list, or removes an empty one. If storage is unavailable or full, only memory has the answers. */
export async function writeUnsent(owner: string, key: string, saves: readonly UnsentSave[]): Promise<void> {
  const heir = heirOf(owner)
  try {
    if (saves.length === 0) await removeStored(heir, key)
    else await writeKept(heir, key, [...saves])
  } catch {
    // Answers in memory are still sent.
  }
}

/**
 * Stores a tab's list synchronously while the page closes, since the database would respond too late. The next page takes it over. The server
 * recognizes answers that it already has by their sequence number.
 */
export function persistOnPageHide(owner: string, attemptId: string, saves: readonly UnsentSave[]): void {
  writeValue(heirOf(owner), leavingName(attemptId), saves.length === 0 ? null : saves)
}

function leavingName(attemptId: string): string {
  return `${LEAVING}${attemptId}`
}

/** Takes over, once, what the previous page stored while it closed. */
function takeOver(owner: string, attemptId: string): { key: string; saves: UnsentSave[] }[] {
  const stored = readValue(heirOf(owner), leavingName(attemptId))
  if (!Array.isArray(stored) || stored.length === 0) return []
  writeValue(heirOf(owner), leavingName(attemptId), null)
  return [{ key: unsentKey(attemptId, 'taken-over'), saves: stored }]
}

/**
 * Stores the revisions that the server acknowledged in this tab. A page rendered while an answer was in flight is older than they are.
 */
export function writeRevisions(
  owner: string,
  attemptId: string,
  revisions: ReadonlyMap<number, number>,
): void {
  writeValue(heirOf(owner), `revisions/${attemptId}`, [...revisions], 'session')
}

/** @returns pairs of a question's number and its revision; none if this tab saved nothing */
export function readRevisions(owner: string, attemptId: string): [number, number][] {
  const stored = readValue(heirOf(owner), `revisions/${attemptId}`, 'session')
  return Array.isArray(stored) ? stored : []
}

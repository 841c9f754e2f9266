import { listKept, removeKept, writeKept } from '@/components/browser-storage/kept-values'
import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { heirOf } from '@/components/browser-storage/owner'
import type { UnsentSave } from './unsent-saves'

/**
 * Answers that the server hasn't acknowledged, kept in this browser under their owner: a list for each attempt and tab, so that no tab
 * overwrites another's.
 */

export const UNSENT = 'unsent/'
export const LEAVING = 'leaving/'

/** @returns the lists of every tab, this one's included; nothing if the browser keeps nothing */
export async function readUnsent(
  owner: string,
  attemptId: string,
): Promise<{ key: string; saves: UnsentSave[] }[]> {
  const lists = await listKept<UnsentSave[]>(heirOf(owner), `${UNSENT}${attemptId}/`)
  return [...lists.map(({ name, value }) => ({ key: name, saves: value })), ...takeOver(owner, attemptId)]
}

/** The list of one tab. */
export function unsentKey(attemptId: string, clientId: string): string {
  return `${UNSENT}${attemptId}/${clientId}`
}

/** Keeps a tab's list, or removes an empty one. Storage may be closed or full: then the answers are in memory alone. */
export async function writeUnsent(owner: string, key: string, saves: readonly UnsentSave[]): Promise<void> {
  const heir = heirOf(owner)
  try {
    if (saves.length === 0) await removeKept(heir, key)
    else await writeKept(heir, key, [...saves])
  } catch {
    // What is in memory is still sent.
  }
}

/**
 * Keeps a tab's list at once, while the page is left: the database would answer too late. The next page takes it over; what had reached
 * the server meanwhile is known there by its number.
 */
export function keepWhileLeaving(owner: string, attemptId: string, saves: readonly UnsentSave[]): void {
  writeValue(heirOf(owner), leavingName(attemptId), saves.length === 0 ? null : saves)
}

function leavingName(attemptId: string): string {
  return `${LEAVING}${attemptId}`
}

/** What the page before kept while it was left, once. */
function takeOver(owner: string, attemptId: string): { key: string; saves: UnsentSave[] }[] {
  const kept = readValue(heirOf(owner), leavingName(attemptId))
  if (!Array.isArray(kept) || kept.length === 0) return []
  writeValue(heirOf(owner), leavingName(attemptId), null)
  return [{ key: unsentKey(attemptId, 'taken-over'), saves: kept }]
}

/**
 * Keeps the revisions that the server acknowledged in this tab. A page that was drawn while an answer was on its way is older than they are.
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
  const kept = readValue(heirOf(owner), `revisions/${attemptId}`, 'session')
  return Array.isArray(kept) ? kept : []
}

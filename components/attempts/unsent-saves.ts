/** An answer to send. `clientId` and `sequence` identify the save, however often it is sent. */
export type UnsentSave = {
  slot: number
  response: unknown
  certainty?: number | null
  confidence?: number | null
  clientId: string
  sequence: number
  revision: number
  /** When it was entered, in milliseconds since 1970 by this browser's clock. */
  at: number
}

/** Orders the saves of all tabs by when they were entered, and keeps only the newest per tab and question. */
export function inSendingOrder(saves: readonly UnsentSave[]): UnsentSave[] {
  const newest = new Map<string, UnsentSave>()
  for (const save of saves) {
    const key = keyOfSave(save)
    const known = newest.get(key)
    if (!known || known.sequence < save.sequence) newest.set(key, save)
  }
  return [...newest.values()].sort((a, b) => a.at - b.at || a.sequence - b.sequence)
}

/** Identifies the tab and the question of a save. */
export function keyOfSave({ clientId, slot }: Pick<UnsentSave, 'clientId' | 'slot'>): string {
  return `${clientId}/${slot}`
}

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 30_000

/** How long to wait after a number of failures in a row (1 or more): twice as long each time, at most 30 seconds. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1))
}

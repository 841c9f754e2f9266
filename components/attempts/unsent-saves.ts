/** An answer on its way. `clientId` and `sequence` say which save it is, however often it is sent. */
export type UnsentSave = {
  slot: number
  response: unknown
  certainty?: number | null
  confidence?: number | null
  clientId: string
  sequence: number
  revision: number
  /** When it was given, in milliseconds since 1970 by this browser's clock. */
  at: number
}

/** The saves of all tabs in the order in which they were given; of one tab's saves of a place only the newest. */
export function inSendingOrder(saves: readonly UnsentSave[]): UnsentSave[] {
  const newest = new Map<string, UnsentSave>()
  for (const save of saves) {
    const key = keyOfSave(save)
    const known = newest.get(key)
    if (!known || known.sequence < save.sequence) newest.set(key, save)
  }
  return [...newest.values()].sort((one, other) => one.at - other.at || one.sequence - other.sequence)
}

/** Which answer of which tab a save is of. */
export function keyOfSave({ clientId, slot }: Pick<UnsentSave, 'clientId' | 'slot'>): string {
  return `${clientId}/${slot}`
}

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 30_000

/** How long to wait after so many failures in a row (1 or more): twice as long each time, at most half a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1))
}

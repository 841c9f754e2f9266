import { createStore, delMany, get, getMany, keys, set, type UseStore, update } from 'idb-keyval'
import { isDropped } from './owner'

/** Larger values in IndexedDB, each under its owner. */

let store: UseStore | undefined
const opened = () => {
  if (store) return store
  // An earlier version stored values without their owner.
  for (const unowned of ['casebook', 'casebook-review']) indexedDB.deleteDatabase(unowned)
  store = createStore('casebook-kept', 'kept')
  return store
}

/** @returns undefined if there is none, or if the browser stores nothing */
export async function readStored<T>(owner: string, name: string): Promise<T | undefined> {
  try {
    return await get<T>(keyOf(owner, name), opened())
  } catch {
    return undefined
  }
}

/** @throws if the browser's storage is unavailable or full */
export async function writeKept(owner: string, name: string, value: unknown): Promise<void> {
  if (!isDropped(owner)) await set(keyOf(owner, name), value, opened())
}

/** Changes a value atomically across tabs. Undefined means no value, before and after. */
export async function changeStored<T>(
  owner: string,
  name: string,
  change: (value: T | undefined) => T | undefined,
): Promise<void> {
  if (!isDropped(owner)) await update<T | undefined>(keyOf(owner, name), change, opened())
}

/** Removes every value of an owner, even if another user is signed in. */
export async function removeAllStored(owner: string): Promise<void> {
  try {
    const start = keyOf(owner, '')
    await delMany(
      (await keys<string>(opened())).filter((key) => key.startsWith(start)),
      opened(),
    )
  } catch {
    // The browser stores nothing.
  }
}

export async function removeStored(owner: string, ...names: string[]): Promise<void> {
  const gone = names.map((name) => keyOf(owner, name))
  await delMany(gone, opened()).catch(() => {})
}

/** Lists an owner's values whose names start with `prefix`. */
export async function listStoredValues<T>(
  owner: string,
  prefix: string,
): Promise<{ name: string; value: T }[]> {
  try {
    const start = keyOf(owner, prefix)
    const found = (await keys<string>(opened())).filter((key) => key.startsWith(start))
    const values = await getMany<T | undefined>(found, opened())
    return found.flatMap((key, index) => {
      const value = values[index]
      return value === undefined ? [] : [{ name: key.slice(keyOf(owner, '').length), value }]
    })
  } catch {
    return []
  }
}

function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`
}

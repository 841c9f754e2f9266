import { isDropped } from './owner'

/** Small values in local or session storage, each under its owner. If storage is unavailable or full, nothing is stored. */

type Area = 'local' | 'session'

const PREFIX = 'casebook/'

export function readValue(owner: string, name: string, area: Area = 'local'): unknown {
  try {
    return JSON.parse(storageOf(area).getItem(keyOf(owner, name)) ?? 'null')
  } catch {
    return null
  }
}

/** @param value null removes it */
export function writeValue(owner: string, name: string, value: unknown, area: Area = 'local'): void {
  if (isDropped(owner)) return
  try {
    if (value === null) storageOf(area).removeItem(keyOf(owner, name))
    else storageOf(area).setItem(keyOf(owner, name), JSON.stringify(value))
  } catch {
    // The server has it, or will get it while this page is open.
  }
}

/** Lists the names of an owner's values. */
export function listValues(owner: string, area: Area = 'local'): string[] {
  try {
    const prefix = keyOf(owner, '')
    return Object.keys(storageOf(area)).flatMap((key) =>
      key.startsWith(prefix) ? key.slice(prefix.length) : [],
    )
  } catch {
    return []
  }
}

/** Removes every value of an owner, even if another user is signed in. */
export function removeValues(owner: string, area: Area): void {
  for (const name of listValues(owner, area)) storageOf(area).removeItem(keyOf(owner, name))
}

/** Removes values that an earlier version stored without an owner. */
export function removeUnowned(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const key of Object.keys(storage)) if (key.startsWith('casebook:')) storage.removeItem(key)
  } catch {
    // Unavailable storage has nothing to remove.
  }
}

/** Returns when each owner with data here last visited, in days since 1970. */
export function readOwners(): Record<string, number> {
  try {
    return JSON.parse(storageOf('local').getItem(`${PREFIX}owners`) ?? '{}')
  } catch {
    return {}
  }
}

export function writeOwners(owners: Record<string, number>): void {
  try {
    storageOf('local').setItem(`${PREFIX}owners`, JSON.stringify(owners))
  } catch {
    // Then there is nothing to take over or to remove either.
  }
}

function keyOf(owner: string, name: string): string {
  return `${PREFIX}${owner}/${name}`
}

function storageOf(area: Area): Storage {
  return area === 'local' ? localStorage : sessionStorage
}

import { callApi } from '@/contract/call-api'
import { forgetCleared } from '@/domain/access/browser-owner'
import { listValues, readOwners, readValue, removeValues, writeOwners, writeValue } from './local-values'
import { dropOwner, readOwnerCookie, writeOwnerCookie } from './owner'
import { moveDownloads, removeDownloads } from './page-caches'
import { mergeReadings, READING, type Reading, readingPlace } from './reading'
import { changeStored, listStoredValues, removeAllStored } from './stored-values'

/** Removes an owner's data from all storage of this browser. */
export async function removeOwner(owner: string): Promise<void> {
  dropOwner(owner)
  await removeEverywhere(owner)
  writeOwnerCookie(forgetCleared(readOwnerCookie(), owner))
}

/** Moves all data of a guest or visitor to the account that took it over, once. */
export async function moveOwner(from: string, to: string): Promise<void> {
  for (const name of listValues(from)) moveValue(from, to, name)
  for (const name of listValues(from, 'session'))
    writeValue(to, name, readValue(from, name, 'session'), 'session')
  for (const { name, value } of await listStoredValues<unknown>(from, ''))
    if (Array.isArray(value))
      await changeStored<unknown[]>(to, name, (own = []) => [...own, ...value]).catch(() => {})
    else await changeStored(to, name, (own) => own ?? value).catch(() => {})
  await moveDownloads(from, to)
  await removeEverywhere(from)
}

function moveValue(from: string, to: string, name: string): void {
  const value = readValue(from, name)
  if (!name.startsWith(READING)) {
    writeValue(to, name, readValue(to, name) ?? value)
    return
  }
  const merged = mergeReadings(readValue(to, name), value)
  writeValue(to, name, merged)
  if (merged) sendReading(to, name, merged)
}

/** Sends reading progress from before the session, which the server doesn't have yet. */
function sendReading(owner: string, name: string, reading: Reading): void {
  const call = { params: readingPlace(name), body: reading, owner, keepalive: true }
  void callApi('PUT /courses/{course}/lessons/{lesson}/reading', call).catch(() => {
    // It's stored here, and sent with the next section.
  })
}

async function removeEverywhere(owner: string): Promise<void> {
  removeValues(owner, 'local')
  removeValues(owner, 'session')
  await removeAllStored(owner)
  await removeDownloads(owner)
  const { [owner]: _, ...others } = readOwners()
  writeOwners(others)
}

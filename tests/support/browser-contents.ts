import type { Page } from '@playwright/test'

/**
 * Everything that the browser stores for this site, as text: each name and value in its storages, databases, and
 * caches.
 */
export async function readBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const databases: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store)
        databases.push(name, await read(values.getAllKeys()), await read(values.getAll()))
      }
      database.close()
    }
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => [
        name,
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ]),
    )
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, cached, document.cookie])
  })
}

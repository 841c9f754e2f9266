/**
 * Caches of pages and files. The cached pages are the same for everyone, but each owner has a list of downloads.
 * The service worker uses these names too, so this module doesn't use the document.
 */

const STATIC = 'casebook-static/'
const SHELL = 'casebook-shell/'
const DOWNLOADS = 'casebook-downloads/'

/** Visited public pages, as an offline fallback. */
export const VISITED_CACHE = 'casebook-visited'

/** Files of a build, whose names include a hash of their content. */
export function staticCache(build: string): string {
  return `${STATIC}${build}`
}

/** The pages of a build that open instead of unavailable ones. */
export function shellCache(build: string): string {
  return `${SHELL}${build}`
}

/** The pages that an owner downloaded. */
export function downloadsCache(owner: string): string {
  return `${DOWNLOADS}${owner}`
}

/** Lists the caches of files; there's more than one while a new build takes over. */
export async function listStaticCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(STATIC))
}

export async function listDownloadCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(DOWNLOADS))
}

/** The paths of the pages that an owner downloaded. */
export async function listDownloads(owner: string): Promise<string[]> {
  const name = downloadsCache(owner)
  if (!('caches' in globalThis) || !(await caches.has(name))) return []
  const requests = await (await caches.open(name)).keys()
  return requests.map(({ url }) => new URL(url).pathname)
}

/** Removes an owner's downloads, and visited pages. */
export async function removeDownloads(owner: string): Promise<void> {
  if (!('caches' in globalThis)) return
  await caches.delete(downloadsCache(owner))
  await caches.delete(VISITED_CACHE)
}

/** Moves downloads from one owner to another. */
export async function moveDownloads(from: string, to: string): Promise<void> {
  if (!('caches' in globalThis) || !(await caches.has(downloadsCache(from)))) return
  const source = await caches.open(downloadsCache(from))
  const target = await caches.open(downloadsCache(to))
  for (const request of await source.keys()) {
    const response = await source.match(request)
    if (response) await target.put(request, response)
  }
  await caches.delete(downloadsCache(from))
}

/// <reference lib="webworker" />
import { registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies'
import {
  listDownloadCaches,
  shellCache,
  staticCache,
  VISITED_CACHE,
} from '@/components/browser-storage/page-caches'
import { keepPages } from './download-pages'
import { fallbackPage, isPublicPage, isSearchSource, SHELL_PAGES } from './fallback-page'

/**
 * Opens pages offline: cached pages with the files they need, or else a page that lists what's available. It never caches personal data or API
 * responses. bin/prepare.mjs bundles it for each build, and it's served as /sw.js.
 */

declare const self: ServiceWorkerGlobalScope
/** The build ID. Each build has its own caches. */
declare const BUILD: string

const [STATIC, SHELL] = [staticCache(BUILD), shellCache(BUILD)]

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))

async function install(): Promise<void> {
  const statics = await caches.open(STATIC)
  const shell = await caches.open(SHELL)
  await keepPages(SHELL_PAGES, shell, [statics])
  // Downloads are from the previous build.
  for (const name of await listDownloadCaches()) await renew(await caches.open(name), statics)
  await self.skipWaiting()
}

async function renew(downloads: Cache, statics: Cache): Promise<void> {
  for (const request of await downloads.keys()) {
    const { pathname } = new URL(request.url)
    const { status } = await fetch(pathname, { method: 'HEAD' })
    if (status === 404) await downloads.delete(request)
    else await keepPages([pathname], downloads, [statics])
  }
}

async function activate(): Promise<void> {
  const currentCaches = [STATIC, SHELL, ...(await listDownloadCaches())]
  for (const name of await caches.keys()) if (!currentCaches.includes(name)) await caches.delete(name)
  await self.clients.claim()
}

const isOwn = (url: URL) => url.origin === self.location.origin

// Their names include a hash of their content.
registerRoute(
  ({ url }) => isOwn(url) && url.pathname.startsWith('/_next/static/'),
  new CacheFirst({ cacheName: STATIC }),
)
registerRoute(
  ({ request, url }) => isOwn(url) && request.mode === 'navigate' && isPublicPage(url.pathname),
  new NetworkFirst({ cacheName: VISITED_CACHE, networkTimeoutSeconds: 5 }),
)
for (const method of ['GET', 'POST'] as const)
  registerRoute(
    ({ request, url }) => isOwn(url) && (request.mode === 'navigate' || isSearchSource(url.pathname)),
    new NetworkOnly(),
    method,
  )

setCatchHandler(async ({ request, url }) => {
  const path = url?.pathname ?? ''
  if (isSearchSource(path)) return (await matchIn(await listDownloadCaches(), path)) ?? Response.error()
  if (request.mode !== 'navigate') return Response.error()
  // The page is the same for every owner who downloaded it.
  const downloaded = isPublicPage(path)
    ? await matchIn([VISITED_CACHE, ...(await listDownloadCaches())], path)
    : undefined
  return downloaded ?? (await matchIn([SHELL], fallbackPage(path))) ?? Response.error()
})

async function matchIn(names: readonly string[], path: string): Promise<Response | undefined> {
  for (const cacheName of names) {
    const found = await caches.match(path, { cacheName, ignoreVary: true, ignoreSearch: true })
    if (found) return found
  }
  return undefined
}

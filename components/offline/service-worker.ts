/// <reference lib="webworker" />
import { registerRoute, setCatchHandler } from 'workbox-routing'
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies'
import { PAGES_CACHE, STATIC_CACHE } from './cache-names'

/**
 * What works without a network: pages that were kept, with what they need. Everything else goes to the network as if this were not here; nothing
 * that belongs to a person is ever cached. Bundled by bin/prepare.mjs and served as /sw.js.
 */

declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const isOwn = (url: URL) => url.origin === self.location.origin

// Their names hold a hash of what is in them.
registerRoute(
  ({ url }) => isOwn(url) && url.pathname.startsWith('/_next/static/'),
  new CacheFirst({ cacheName: STATIC_CACHE }),
)

/** The pages that are the same for everybody, and can be kept: the course, its lessons, the glossary. */
const PUBLIC_PAGE = /^\/courses\/[^/]+(\/glossary|\/lessons\/[^/]+)?$/

registerRoute(
  ({ request, url }) => isOwn(url) && request.mode === 'navigate' && PUBLIC_PAGE.test(url.pathname),
  new NetworkFirst({ cacheName: PAGES_CACHE, networkTimeoutSeconds: 5 }),
)
registerRoute(
  ({ request, url }) => isOwn(url) && (request.mode === 'navigate' || url.pathname === '/theme.js'),
  new NetworkOnly(),
)

// No network: a review is held from what is on the device; of anything else that page says what there is.
setCatchHandler(async ({ request, url }) => {
  const path = url?.pathname ?? ''
  if (path === '/theme.js') return (await caches.match('/theme.js')) ?? Response.error()
  if (request.mode !== 'navigate') return Response.error()
  const stand = /^\/review(\/|$)/.test(path) ? '/offline/review' : '/device'
  return (await caches.match(path)) ?? (await caches.match(stand)) ?? Response.error()
})

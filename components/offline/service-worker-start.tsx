'use client'

import { useEffect } from 'react'

/** Installs the service worker on the first visit to any page, once that page has loaded. */
export function ServiceWorkerStart() {
  useEffect(() => {
    // A private window may refuse. Then pages work only online.
    const start = () =>
      void navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => {})
    if (document.readyState === 'complete') {
      start()
      return
    }
    window.addEventListener('load', start, { once: true })
    return () => window.removeEventListener('load', start)
  }, [])
  return null
}

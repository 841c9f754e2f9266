'use client'

import { useEffect } from 'react'

/** Lets pages that were kept on the device be read without a network. */
export function ServiceWorkerStart() {
  useEffect(() => {
    // A private window may refuse: then there is only the network.
    navigator.serviceWorker?.register('/sw.js').catch(() => {})
  }, [])
  return null
}

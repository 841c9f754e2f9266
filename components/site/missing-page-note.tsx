'use client'

import { useSyncExternalStore } from 'react'

/** Explains what it means that an attempt isn't found. The page is built once for all URLs, so the browser reads its own. */
export function MissingPageNote() {
  const isAttempt = useSyncExternalStore(never, isAtAttempt, () => false)
  if (!isAttempt) return null
  return (
    <p className="prose mt-4">
      You can use an attempt at an assignment only while you’re in its class. Answers that were sent before
      you lost access are saved, and they’re submitted when time runs out.
    </p>
  )
}

const never = () => () => {}

function isAtAttempt(): boolean {
  return location.pathname.startsWith('/attempts/')
}

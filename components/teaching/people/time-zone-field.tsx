'use client'

import { useSyncExternalStore } from 'react'

const noChange = () => () => {}

/** Tells the reader's time zone, unseen; before JavaScript runs, and without it, UTC. */
export function TimeZoneField() {
  const zone = useSyncExternalStore(
    noChange,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  return <input type="hidden" name="timeZone" value={zone} />
}

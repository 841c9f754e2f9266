'use client'

import { useSyncExternalStore } from 'react'

const noChange = () => () => {}

/** A hidden field with the browser’s time zone, or UTC without JavaScript. */
export function TimeZoneField() {
  const zone = useSyncExternalStore(
    noChange,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  return <input type="hidden" name="timeZone" value={zone} />
}

'use client'

import { startTransition, useEffect } from 'react'

type Props = { action: (state: null, form: FormData) => Promise<unknown> }

/** Sends this browser's time zone to the server once, since a study day ends at night in that zone. */
export function TimeZoneNote({ action }: Props) {
  useEffect(() => {
    const form = new FormData()
    form.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    startTransition(() => {
      // If this fails, days end in UTC, which needs no message.
      action(null, form).catch(() => {})
    })
  }, [action])
  return null
}

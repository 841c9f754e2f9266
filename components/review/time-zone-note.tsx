'use client'

import { startTransition, useEffect } from 'react'

type Props = { action: (state: null, form: FormData) => Promise<unknown> }

/** Tells the server the time zone of this browser, once: a study day ends at night there. */
export function TimeZoneNote({ action }: Props) {
  useEffect(() => {
    const form = new FormData()
    form.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    startTransition(() => {
      // Without it days end by UTC: nothing that somebody would have to be told.
      action(null, form).catch(() => {})
    })
  }, [action])
  return null
}

'use client'

import { useSyncExternalStore } from 'react'

const noChange = () => () => {}

type Props = { date: string; withTime?: boolean; withSeconds?: boolean }

/** A moment in the reader's own time zone and language; before JavaScript runs, and without it, in UTC and saying so. */
export function LocalTime({ date, withTime = true, withSeconds = false }: Props) {
  const options = optionsFor(withTime, withSeconds)
  const words = useSyncExternalStore(
    noChange,
    () => new Date(date).toLocaleString(undefined, options),
    () =>
      `${new Date(date).toLocaleString('en-GB', { ...options, timeZone: 'UTC' })}${withTime ? ' UTC' : ''}`,
  )
  return <time dateTime={date}>{words}</time>
}

function optionsFor(withTime: boolean, withSeconds: boolean): Intl.DateTimeFormatOptions {
  return {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
    ...(withSeconds ? { second: '2-digit' } : {}),
  }
}

'use client'

import { useSyncExternalStore } from 'react'
import { formatDate, formatDateTime } from '@/domain/text/format'

const noChange = () => () => {}

type Props = { date: string; withTime?: boolean; withSeconds?: boolean }

/** An instant in the reader's time zone. Without JavaScript, and before it runs, it's in UTC with the zone's name. */
export function LocalTime({ date, withTime = true, withSeconds = false }: Props) {
  const at = new Date(date)
  const format = (timeZone?: string) =>
    withTime ? formatDateTime(at, timeZone, { withSeconds }) : formatDate(at, timeZone)
  const text = useSyncExternalStore(
    noChange,
    () => format(),
    () => (withTime ? `${format('UTC')} UTC` : format('UTC')),
  )
  return <time dateTime={date}>{text}</time>
}

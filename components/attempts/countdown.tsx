'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { MINUTE_MS } from '@/domain/time/durations'
import { AttemptTimer } from './attempt-timer'
import { formatTimeLeft } from './time-left'

type Props = {
  /** ISO 8601. */
  closesAt: string
  /** When the server rendered this page, to correct for the difference from this browser's clock. */
  serverNow: string
  /** Sends pending answers before the page is refreshed. */
  sendAll: () => Promise<unknown>
}

/** Shows the time left. Screen readers announce it only at 10, 5, and 1 minutes. */
export function Countdown({ closesAt, serverNow, sendAll }: Props) {
  const router = useRouter()
  const [leftMs, setLeftMs] = useState(() => Date.parse(closesAt) - Date.parse(serverNow))
  const [announcement, setAnnouncement] = useState('')
  useEffect(() => {
    const timer = new AttemptTimer(closesAt, serverNow, {
      showLeft: setLeftMs,
      announce: setAnnouncement,
      sendAll,
      refresh: () => router.refresh(),
    })
    const onOnline = () => timer.onOnline()
    window.addEventListener('online', onOnline)
    return () => {
      timer.stop()
      window.removeEventListener('online', onOnline)
    }
  }, [closesAt, serverNow, sendAll, router])
  return (
    <p className="mb-5 flex flex-wrap items-baseline gap-x-2 text-sm">
      <span
        role="timer"
        aria-live="off"
        className={`needs-script font-semibold tabular-nums ${leftMs < MINUTE_MS ? 'text-wrong' : ''}`}
      >
        {formatTimeLeft(leftMs)}
      </span>
      <span className="text-muted">
        until <LocalTime date={closesAt} />
      </span>
      <span role="status" className={leftMs > 0 ? 'sr-only' : 'basis-full font-semibold text-warn'}>
        {announcement}
      </span>
    </p>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { plural } from '@/domain/text/format'
import { MINUTE_MS } from '@/domain/time/durations'
import { formatTimeLeft, minutesToAnnounce } from './time-left'

type Props = {
  /** ISO 8601. */
  closesAt: string
  /** When the server rendered this page, to correct for the difference from this browser's clock. */
  serverNow: string
  /** Sends pending answers before the page is refreshed. */
  beforeEnd: () => Promise<unknown>
}

/** Saves in flight count for 2 seconds after time is up. Then the page asks the server what happens next. */
const END_MS = 2_500
/** Delay between attempts to reach the server. */
const RETRY_MS = 5_000

const UNREACHABLE =
  'Time’s up. You’re offline. The server submits the answers that it received. Your results appear when you reconnect.'

/** Shows the time left. Screen readers announce it only at 10, 5, and 1 minutes. */
export function Countdown({ closesAt, serverNow, beforeEnd }: Props) {
  const router = useRouter()
  const [leftMs, setLeftMs] = useState(() => Date.parse(closesAt) - Date.parse(serverNow))
  const [said, setSaid] = useState('')
  useEffect(() => {
    const offset = Date.parse(serverNow) - Date.now()
    let before = Number.POSITIVE_INFINITY
    let isEnding = false
    let isEnded = false
    let ending: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      const left = Date.parse(closesAt) - (Date.now() + offset)
      setLeftMs(left)
      const minutes = minutesToAnnounce(before, left)
      if (minutes) setSaid(`${plural(minutes, 'minute')} left.`)
      before = left
      if (left > 0 || isEnding) return
      isEnding = true
      setSaid('Time’s up.')
      void beforeEnd()
      ending = setTimeout(end, END_MS)
    }
    // A refresh without a connection would replace the page with the browser's error page.
    const end = async () => {
      const isReachable = await fetch('/api/health', { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      )
      if (isEnded) return
      if (!isReachable) setSaid(UNREACHABLE)
      else {
        await beforeEnd()
        router.refresh()
      }
      ending = setTimeout(end, RETRY_MS)
    }
    const onOnline = () => {
      if (!isEnding) return
      clearTimeout(ending)
      void end()
    }
    tick()
    const timer = setInterval(tick, 1_000)
    window.addEventListener('online', onOnline)
    return () => {
      isEnded = true
      clearInterval(timer)
      clearTimeout(ending)
      window.removeEventListener('online', onOnline)
    }
  }, [closesAt, serverNow, beforeEnd, router])
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
        {said}
      </span>
    </p>
  )
}

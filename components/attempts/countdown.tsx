'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { LocalTime } from '@/components/ui/local-time'
import { minutesToSay, timeLeftInWords } from './time-left'

type Props = {
  /** ISO 8601. */
  closesAt: string
  /** When the server drew this page: the difference to this browser's clock is reckoned out. */
  serverNow: string
  /** Sends what waits before the page is drawn anew. */
  beforeEnd: () => Promise<unknown>
}

/** Saves in flight count for 2 seconds after time is up; then the server is asked what happens next. */
const END_MS = 2_500
/** Between two tries to reach the server. */
const RETRY_MS = 5_000

const UNREACHABLE =
  'Time’s up. You’re offline. The server submits the answers that it received. Your results appear when you reconnect.'

/** The time that is left, quietly; said aloud at ten, five and one minutes. */
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
      const minutes = minutesToSay(before, left)
      if (minutes) setSaid(minutes === 1 ? 'One minute left.' : `${minutes} minutes left.`)
      before = left
      if (left > 0 || isEnding) return
      isEnding = true
      setSaid('Time’s up.')
      void beforeEnd()
      ending = setTimeout(end, END_MS)
    }
    // A refresh without a connection would leave the page for the browser's error page.
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
        className={`needs-script font-semibold tabular-nums ${leftMs < 60_000 ? 'text-wrong' : ''}`}
      >
        {timeLeftInWords(leftMs)}
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

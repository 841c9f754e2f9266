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

/** What is under way when the time is up still counts for two seconds; then the server is asked what happens next. */
const END_MS = 2_500

/** The time that is left, quietly; said aloud at ten, five and one minutes. */
export function Countdown({ closesAt, serverNow, beforeEnd }: Props) {
  const router = useRouter()
  const [leftMs, setLeftMs] = useState(() => Date.parse(closesAt) - Date.parse(serverNow))
  const [said, setSaid] = useState('')
  useEffect(() => {
    const offset = Date.parse(serverNow) - Date.now()
    let before = Number.POSITIVE_INFINITY
    let isEnding = false
    const tick = () => {
      const left = Date.parse(closesAt) - (Date.now() + offset)
      setLeftMs(left)
      const minutes = minutesToSay(before, left)
      if (minutes) setSaid(minutes === 1 ? 'One minute left.' : `${minutes} minutes left.`)
      before = left
      if (left > 0 || isEnding) return
      isEnding = true
      void beforeEnd()
      setTimeout(() => {
        isEnding = false
        router.refresh()
      }, END_MS)
    }
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
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
      <span role="status" className="sr-only">
        {said}
      </span>
    </p>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { plural } from '@/domain/text/format'
import { syncPending } from './sync-pending'

const RETRY_MS = 2_000

type Props = {
  /** Called when answers were sent; by default, the page is refreshed. */
  onSent?: () => void
  /** Sends again when it changes. */
  answered?: number
}

/** Sends answers given offline once there is a connection, and shows how many. */
export function WaitingNote({ onSent, answered = 0 }: Props) {
  const [sent, setSent] = useState(0)
  const router = useRouter()
  function onSome(count: number) {
    setSent((before) => before + count)
    if (onSent) onSent()
    else router.refresh()
  }
  return (
    <>
      <Sending key={answered} onSent={onSome} />
      <p role="status" className={sent > 0 ? 'mt-4 rounded-lg bg-good-soft px-4 py-3' : 'sr-only'}>
        {sent > 0 && `${plural(sent, 'offline answer')} synced.`}
      </p>
    </>
  )
}

/** Sends what waits, once for each time that it is mounted. Renders nothing. */
function Sending({ onSent }: { onSent: (count: number) => void }) {
  const notify = useEffectEvent(onSent)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = () =>
      syncPending().then(
        (count) => {
          if (count > 0) notify(count)
        },
        // The browser may report a connection before there is one. While it reports none, wait for the “online” event.
        () => {
          if (navigator.onLine) timer = setTimeout(send, RETRY_MS)
        },
      )
    void send()
    addEventListener('online', send)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', send)
    }
  }, [])
  return null
}

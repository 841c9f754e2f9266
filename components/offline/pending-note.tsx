'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { Notice } from '@/components/ui/notice'
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
      <Notice role="status" tone="good" isShown={sent > 0} className="mt-4">
        {sent > 0 && `${plural(sent, 'offline answer')} synced.`}
      </Notice>
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

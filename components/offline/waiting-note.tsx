'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { sendWaiting } from './send-waiting'

const RETRY_MS = 2_000

type Props = {
  /** Called when answers were sent; by default the page is loaded again. */
  onSent?: () => void
  /** Sends again when it changes. */
  answered?: number
}

/** Sends the answers that were given offline as soon as there is a connection, and shows their number. */
export function WaitingNote({ onSent, answered = 0 }: Props) {
  const [sent, setSent] = useState(0)
  const router = useRouter()
  const notify = useEffectEvent(() => (onSent ? onSent() : router.refresh()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is sent
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = () =>
      sendWaiting().then(
        (count) => {
          if (count === 0) return
          setSent((before) => before + count)
          notify()
        },
        // The browser may believe in a network before there is one; without one, its return is waited for.
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
  }, [answered])
  return (
    <p role="status" className={sent > 0 ? 'mt-4 rounded-lg bg-good-soft px-4 py-3' : 'sr-only'}>
      {sent > 0 &&
        (sent === 1
          ? 'One answer that you gave without a network has been counted.'
          : `${sent} answers that you gave without a network have been counted.`)}
    </p>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { sendWaiting } from './send-waiting'

/** Sends what was answered without a network, as soon as there is one, and says so. */
export function WaitingNote() {
  const [sent, setSent] = useState(0)
  const router = useRouter()
  useEffect(() => {
    const send = () =>
      sendWaiting().then(
        (count) => {
          if (count === 0) return
          setSent((before) => before + count)
          router.refresh()
        },
        // Still no network, or signed out: it is tried again.
        () => {},
      )
    void send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [router])
  return (
    <p role="status" className={sent > 0 ? 'mt-4 rounded-lg bg-good-soft px-4 py-3' : 'sr-only'}>
      {sent > 0 &&
        (sent === 1
          ? 'One answer that you gave without a network has been counted.'
          : `${sent} answers that you gave without a network have been counted.`)}
    </p>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { sendWaiting } from './send-waiting'

const RETRY_MS = 2_000

/** Sends what was answered without a network, as soon as there is one, and says so. */
export function WaitingNote() {
  const [sent, setSent] = useState(0)
  const router = useRouter()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = () =>
      sendWaiting().then(
        (count) => {
          if (count === 0) return
          setSent((before) => before + count)
          router.refresh()
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

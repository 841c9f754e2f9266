'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useShown } from './shown-question'

type Props = {
  attemptId: string
  /** ISO 8601; null where there is no clock. */
  closesAt: string | null
}

/** How often a browser tells that it shows an assignment: the live view calls it lost after three of these. */
const EVERY_MS = 15_000

/** Tells those who teach that this browser is there, and fetches the page anew when they moved its clock. */
export function Presence({ attemptId, closesAt }: Props) {
  const router = useRouter()
  const { current: slot } = useShown()
  useEffect(() => {
    const controller = new AbortController()
    const tell = async () => {
      const shown = slot ?? focusedSlot()
      try {
        const response = await fetch(`/api/v1/attempts/${attemptId}/presence`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ slot: shown }),
          signal: controller.signal,
        })
        if (!response.ok) return
        const now: { state: string; closesAt: string | null } = await response.json()
        if (now.closesAt !== closesAt || now.state !== 'in-progress') router.refresh()
      } catch {
        // The line is down: that nothing is told is what is to be seen.
      }
    }
    void tell()
    const timer = setInterval(() => void tell(), EVERY_MS)
    return () => {
      clearInterval(timer)
      controller.abort()
    }
  }, [attemptId, slot, closesAt, router])
  return null
}

/** Where all questions are on one page: the one that has the focus, else the first. */
function focusedSlot(): number {
  const place = document.activeElement?.closest<HTMLElement>('[data-slot]')
  return Number(place?.dataset.slot ?? 1)
}

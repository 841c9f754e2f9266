'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { callApi } from '@/contract/call-api'
import { reportAccess } from './attempt-access'
import { focusedSlot } from './attempt-dom'
import { useShown } from './shown-question'

type Props = {
  attemptId: string
  /** ISO 8601; null without a time limit. */
  closesAt: string | null
}

/** How often a browser reports that it shows an assignment. The live view counts it as disconnected after 3 missed reports. */
const EVERY_MS = 15_000

/** Shows course staff that this browser is connected, refreshes the page if they changed its closing time, and reports if they removed the learner. */
export function Presence({ attemptId, closesAt }: Props) {
  const router = useRouter()
  const { current: slot } = useShown()
  useEffect(() => {
    const controller = new AbortController()
    const report = async () => {
      const shown = slot ?? focusedSlot()
      try {
        const answer = await callApi('PUT /attempts/{attempt}/presence', {
          params: { attempt: attemptId },
          body: { slot: shown },
          signal: controller.signal,
        })
        await reportAccess(attemptId, answer)
        if (!answer.ok) return
        const now = answer.data
        if (now.closesAt !== closesAt || now.state !== 'in-progress') router.refresh()
      } catch {
        // Offline: the missing heartbeat is the signal.
      }
    }
    void report()
    const timer = setInterval(() => void report(), EVERY_MS)
    return () => {
      clearInterval(timer)
      controller.abort()
    }
  }, [attemptId, slot, closesAt, router])
  return null
}

'use client'

import { useEffect } from 'react'
import { readValue, writeValue } from '@/components/browser-storage/local-values'
import { currentOwner, heirOf } from '@/components/browser-storage/owner'
import { mergeReadings, type Reading, readingName, toReading } from '@/components/browser-storage/reading'
import { callApi } from '@/contract/call-api'

type Props = { courseSlug: string; lessonSlug: string; sectionIds: string[] }

const SEND_MS = 2_000

/**
 * Stores which sections were read to the end and where the reader was: on the server once there is a learner, and in this browser
 * until then. Marks finished sections in the contents list and shows the link to continue.
 */
export function ReadingTracker({ courseSlug, lessonSlug, sectionIds }: Props) {
  useEffect(() => {
    const name = readingName(courseSlug, lessonSlug)
    const params = { course: courseSlug, lesson: lessonSlug }
    const owner = currentOwner()
    const finished = new Set<string>()
    const readNow = new Set<string>()
    let last: string | null = null
    let timer: ReturnType<typeof setTimeout> | undefined

    function show() {
      for (const id of finished) {
        document.querySelector(`[data-contents="${id}"]`)?.setAttribute('data-finished', 'true')
      }
    }

    function take(reading: Reading | null) {
      for (const id of reading?.finishedSections ?? []) if (sectionIds.includes(id)) finished.add(id)
      last ??= reading?.lastSection ?? null
      show()
      if (!location.hash && window.scrollY < 40 && last) offerReturn(last)
    }

    function send() {
      timer = undefined
      const heir = heirOf(owner)
      // Someone else signed in or out in another tab: this page shows what was read before.
      if (heir !== currentOwner()) return
      const reading = { finishedSections: [...finished], lastSection: last }
      writeValue(heir, name, mergeReadings(readValue(heir, name), reading))
      const body = { ...reading, readNow: [...readNow] }
      const call = { params, body, owner: heir, keepalive: true }
      void callApi('PUT /courses/{course}/lessons/{lesson}/reading', call).catch(() => {
        // Offline: this browser has it, and the next section sends all of it again.
      })
    }

    function note(section: Element | null, isEnd: boolean) {
      const id = section?.getAttribute('data-section')
      if (!id) return
      last = id
      if (isEnd) {
        finished.add(id)
        readNow.add(id)
      }
      show()
      clearTimeout(timer)
      timer = setTimeout(send, SEND_MS)
    }

    // Send pending changes before the page is closed.
    function syncPending() {
      if (timer === undefined) return
      clearTimeout(timer)
      send()
    }
    window.addEventListener('pagehide', syncPending)
    document.addEventListener('visibilitychange', syncPending)

    // The reader is in the section that crosses the upper part of the window.
    const positions = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) note(target, false)
      },
      { rootMargin: '-20% 0px -60% 0px' },
    )
    // A section counts as read when its end has been on the screen.
    const ends = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) note(target.parentElement, true)
    })
    for (const section of document.querySelectorAll('[data-section]')) {
      positions.observe(section)
      if (section.lastElementChild) ends.observe(section.lastElementChild)
    }
    take(toReading(readValue(owner, name)))
    void callApi('GET /courses/{course}/lessons/{lesson}/reading', { params, owner })
      .then((answer) => take(answer.ok ? answer.data : null))
      .catch(() => {
        // Offline: what this browser stored applies.
      })
    return () => {
      syncPending()
      window.removeEventListener('pagehide', syncPending)
      document.removeEventListener('visibilitychange', syncPending)
      positions.disconnect()
      ends.disconnect()
    }
  }, [courseSlug, lessonSlug, sectionIds])
  return null
}

function offerReturn(section: string): void {
  const link = document.querySelector<HTMLElement>('[data-return]')
  if (!link) return
  link.setAttribute('href', `#${section}`)
  link.hidden = false
}

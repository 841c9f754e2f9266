'use client'

import { useCallback, useEffect, useState } from 'react'
import { listOpenAttempts } from '@/components/attempts/stored-attempt'
import { pauseAfter } from '@/components/attempts/unsent-saves'
import { currentOwner } from '@/components/browser-storage/owner'
import { listDownloads } from '@/components/browser-storage/page-caches'
import { plural } from '@/domain/text/format'
import { readPacks } from './offline-store'
import { isServerReachable } from './reach-server'
import { formatUnsentWork, readUnsentWork, sendUnsentWork } from './unsent-work'

type Title = { path: string; title: string }

type Props = {
  /** The pages that can be downloaded, in course order. */
  titles: readonly Title[]
}

const OWN_PATH = '/offline/fallback'

type Available = { attempts: Title[]; pages: Title[]; cards: number; unsent: string }

/** Shows that there is no connection, what's available offline, and what waits to sync. */
export function OfflinePage({ titles }: Props) {
  const [available, setAvailable] = useState<Available | null>(null)
  const [isTrying, setIsTrying] = useState(false)
  const [outcome, setOutcome] = useState('')

  const retry = useCallback(async () => {
    setIsTrying(true)
    setOutcome('')
    if (await openIfReachable()) return
    setIsTrying(false)
    setOutcome('Still offline. Check your connection and try again.')
  }, [])

  useEffect(() => {
    void findAvailable(titles).then(setAvailable)
    // Opened by its own URL, so there is no page to return to.
    if (location.pathname === OWN_PATH) void retry()
    return openOnReconnect()
  }, [titles, retry])

  return (
    <>
      <h1>You’re offline</h1>
      <p className="mt-3 max-w-2xl text-muted text-lg">
        This page can’t be opened without a connection. It opens automatically when you reconnect.
      </p>
      <p className="mt-6 flex flex-wrap items-center gap-4">
        <button type="button" className="button" aria-disabled={isTrying} onClick={() => void retry()}>
          {isTrying ? 'Trying…' : 'Try again'}
        </button>
        <span role="status">{outcome}</span>
      </p>
      {available && <AvailableList available={available} />}
    </>
  )
}

async function openIfReachable(): Promise<boolean> {
  if (!(await isServerReachable())) return false
  await sendUnsentWork(currentOwner()).catch(() => null)
  if (location.pathname === OWN_PATH) location.replace('/')
  else location.reload()
  return true
}

/**
 * Opens the page as soon as the server responds. The browser's “online” event only starts a try: the connection may take longer, or may never
 * have been reported as lost.
 * @returns a function that stops it
 */
function openOnReconnect(): () => void {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  async function probe(): Promise<void> {
    clearTimeout(timer)
    if (navigator.onLine && (await openIfReachable())) return
    failures += 1
    timer = setTimeout(() => void probe(), pauseAfter(failures))
  }
  function onOnline() {
    failures = 0
    void probe()
  }
  timer = setTimeout(() => void probe(), pauseAfter(1))
  window.addEventListener('online', onOnline)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', onOnline)
  }
}

function AvailableList({ available: { attempts, pages, cards, unsent } }: { available: Available }) {
  return (
    <>
      {unsent !== '' && (
        <section aria-labelledby="waiting" className="mt-10">
          <h2 id="waiting">Waiting to sync</h2>
          <p className="mt-2">{unsent}. Saved in this browser, and sent when you reconnect.</p>
        </section>
      )}
      <section aria-labelledby="available" className="mt-10">
        <h2 id="available">Available offline</h2>
        {attempts.length === 0 && pages.length === 0 && cards === 0 && (
          <p className="mt-2">
            No downloads yet. When you’re online, you can <a href="/offline">download the course</a>.
          </p>
        )}
        <ul className="mt-3 divide-y divide-line border-line border-y empty:hidden">
          {/* Plain links, since the framework's links would request data first. */}
          {attempts.map(({ path, title }) => (
            <li key={path} className="py-3">
              <a href={path}>Continue quiz: {title}</a>
            </li>
          ))}
          {cards > 0 && (
            <li className="py-3">
              <a href="/offline/review">Review: {plural(cards, 'card')}</a>
            </li>
          )}
          {pages.map(({ path, title }) => (
            <li key={path} className="py-3">
              <a href={path}>{title}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

async function findAvailable(titles: Props['titles']): Promise<Available> {
  const owner = currentOwner()
  const [attempts, downloads, packs, work] = await Promise.all([
    listOpenAttempts(owner),
    listDownloads(owner),
    readPacks(owner),
    readUnsentWork(owner),
  ])
  return {
    attempts,
    pages: titles.filter(({ path }) => downloads.includes(path)),
    cards: packs.reduce((sum, { questions, drills }) => sum + questions.length + drills.length, 0),
    unsent: formatUnsentWork(work),
  }
}

'use client'

import { useCallback, useEffect, useState } from 'react'
import { listOpenAttempts } from '@/components/attempts/kept-attempt'
import { pauseAfter } from '@/components/attempts/unsent-saves'
import { currentOwner } from '@/components/browser-storage/owner'
import { listDownloads } from '@/components/browser-storage/page-caches'
import { plural } from '@/domain/text/format'
import { readPack } from './device-store'
import { isServerReachable } from './reach-server'
import { formatUnsentWork, readUnsentWork, sendUnsentWork } from './unsent-work'

type Title = { path: string; title: string }

type Props = {
  /** The pages that can be downloaded, in the order of the course. */
  titles: readonly Title[]
}

const OWN_PATH = '/offline'

type Available = { attempts: Title[]; pages: Title[]; cards: number; unsent: string }

/** Says that there is no connection, what can be opened all the same, and what waits to be sent. */
export function OfflinePage({ titles }: Props) {
  const [available, setAvailable] = useState<Available | null>(null)
  const [isTrying, setIsTrying] = useState(false)
  const [said, setSaid] = useState('')

  const retry = useCallback(async () => {
    setIsTrying(true)
    setSaid('')
    if (await openIfReachable()) return
    setIsTrying(false)
    setSaid('Still offline. Check your connection and try again.')
  }, [])

  useEffect(() => {
    void findAvailable(titles).then(setAvailable)
    // Opened by its own address: it has nothing to open in its place.
    if (location.pathname === OWN_PATH) void retry()
    return openOnReconnect()
  }, [titles, retry])

  return (
    <>
      <h1>You’re offline</h1>
      <p className="mt-3 max-w-2xl text-muted text-lg">
        This page can’t be opened without a connection. It opens by itself when you reconnect.
      </p>
      <p className="mt-6 flex flex-wrap items-center gap-4">
        <button type="button" className="button" aria-disabled={isTrying} onClick={() => void retry()}>
          {isTrying ? 'Trying…' : 'Try again'}
        </button>
        <span role="status">{said}</span>
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
 * Opens the page as soon as the server answers. The browser's “online” only starts it: the connection may take longer, or never have been
 * reported as lost.
 * @returns what stops it
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
          <h2 id="waiting">Waiting to be sent</h2>
          <p className="mt-2">{unsent}. Saved in this browser, and sent when you reconnect.</p>
        </section>
      )}
      <section aria-labelledby="available" className="mt-10">
        <h2 id="available">Available offline</h2>
        {attempts.length === 0 && pages.length === 0 && cards === 0 && (
          <p className="mt-2">
            Nothing is downloaded yet. With a connection, you can <a href="/device">download the course</a>.
          </p>
        )}
        <ul className="mt-3 divide-y divide-line border-line border-y empty:hidden">
          {/* Plain links: the framework's own would ask for data first. */}
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
  const [attempts, downloads, pack, work] = await Promise.all([
    listOpenAttempts(owner),
    listDownloads(owner),
    readPack(owner),
    readUnsentWork(owner),
  ])
  return {
    attempts,
    pages: titles.filter(({ path }) => downloads.includes(path)),
    cards: (pack?.questions.length ?? 0) + (pack?.drills.length ?? 0),
    unsent: formatUnsentWork(work),
  }
}

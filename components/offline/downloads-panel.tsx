'use client'

import { useCallback, useEffect, useState } from 'react'
import { currentOwner } from '@/components/browser-storage/owner'
import { listDownloads, removeDownloads } from '@/components/browser-storage/page-caches'
import { Disclosure } from '@/components/ui/disclosure'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { plural } from '@/domain/text/format'
import { downloadCourse } from './download-course'
import { type Pack, readPack, readWaiting, removeReview } from './offline-store'
import { WaitingNote } from './pending-note'

type Props = { course: { slug: string; title: string }; lessons: readonly { slug: string; title: string }[] }

type Downloads = { pages: string[]; pack: Pack | null; waiting: number }

/** Lists the downloads on this device, with buttons to download and delete. */
export function DownloadsPanel({ course, lessons }: Props) {
  const [downloads, setDownloads] = useState<Downloads | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)

  const look = useCallback(async () => setDownloads(await readDownloads()), [])
  useEffect(() => void look(), [look])

  async function keep() {
    setOutcome(null)
    setProgress(0)
    try {
      const slugs = lessons.map(({ slug }) => slug)
      const pack = await downloadCourse(course.slug, slugs, setProgress)
      setOutcome(
        pack
          ? 'Course and today’s review downloaded.'
          : 'Course downloaded. To download your review too, answer a question first.',
      )
    } catch {
      setOutcome('Download failed. Check your connection and the free space on this device.')
    }
    setProgress(null)
    await look()
  }

  async function clear() {
    await removeReview(currentOwner())
    await removeDownloads(currentOwner())
    setOutcome('Lessons and reviews deleted from this device.')
    await look()
  }

  const hasDownloads =
    downloads !== null && (downloads.pages.length > 0 || downloads.pack !== null || downloads.waiting > 0)
  return (
    <>
      <WaitingNote />
      <p className="needs-script mt-6 flex flex-wrap items-center gap-4">
        <button type="button" className="button" onClick={() => void keep()} disabled={progress !== null}>
          {progress === null
            ? hasDownloads
              ? 'Update downloads'
              : 'Download course and today’s review'
            : 'Downloading…'}
        </button>
        {progress !== null && <ProgressBar label="Download progress" value={progress} className="w-40" />}
      </p>
      <Notice role="status" tone="good" isShown={outcome !== null} className="mt-4">
        {outcome}
      </Notice>
      {downloads && !hasDownloads && <p className="mt-6">No downloads yet.</p>}
      {downloads && hasDownloads && (
        <StoredList downloads={downloads} course={course} lessons={lessons} onClear={clear} />
      )}
      <p className="mt-10 text-muted text-sm">
        A downloaded review includes its correct answers, so that this device can grade it. It’s for practice
        only. Questions from your open or upcoming assignments aren’t included.
      </p>
    </>
  )
}

type ListProps = Props & { downloads: Downloads; onClear: () => Promise<void> }

function StoredList({ downloads: { pages, pack, waiting }, course, lessons, onClear }: ListProps) {
  const flashcards = `/courses/${course.slug}/flashcards`
  const there = lessons.filter(({ slug }) => pages.includes(`/courses/${course.slug}/lessons/${slug}`))
  return (
    <section aria-labelledby="kept" className="mt-10">
      <h2 id="kept">On this device</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {pack && (
          <li className="py-3">
            {/* Plain links, since the framework's links would request data first, which fails offline. */}
            <a href="/offline/review">{formatPack(pack)} to review</a>
            <span className="block text-muted text-sm">
              downloaded <LocalTime date={pack.madeAt} />
            </span>
          </li>
        )}
        {waiting > 0 && <li className="py-3">{plural(waiting, 'answer')} waiting to sync.</li>}
        {there.map(({ slug, title }) => (
          <li key={slug} className="py-3">
            <a href={`/courses/${course.slug}/lessons/${slug}`}>{title}</a>
          </li>
        ))}
        {pages.includes(flashcards) && (
          <li className="py-3">
            <a href={flashcards}>Flashcards</a>
          </li>
        )}
      </ul>
      <Disclosure label="Delete downloads" look="danger" className="needs-script mt-6">
        <div className="mt-2 grid gap-3 rounded-lg border border-wrong p-4">
          <p>
            {waiting > 0
              ? `${plural(waiting, 'answer hasn’t', 'answers haven’t')} reached the server yet and will be lost.`
              : 'You can download lessons and reviews again whenever you’re online.'}
          </p>
          <p>
            <button type="button" className="button-danger" onClick={() => void onClear()}>
              Delete from this device
            </button>
          </p>
        </div>
      </Disclosure>
    </section>
  )
}

function formatPack({ questions, drills }: Pack): string {
  const cards = plural(questions.length, 'card')
  if (drills.length === 0) return cards
  return `${cards} and ${plural(drills.length, 'comparison')}`
}

async function readDownloads(): Promise<Downloads> {
  const owner = currentOwner()
  const [pack, waiting, pages] = await Promise.all([
    readPack(owner),
    readWaiting(owner),
    listDownloads(owner),
  ])
  return { pack, waiting: waiting.length, pages }
}

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
import { type Pack, readPacks, readWaiting, removeReview } from './offline-store'
import { WaitingNote } from './pending-note'

type Titled = { slug: string; title: string }
type Downloadable = Titled & { lessons: readonly Titled[] }
type Props = { courses: readonly Downloadable[] }

type Downloads = { pages: string[]; packs: Pack[]; waiting: number }

/** Lists the downloads on this device, with buttons to download and delete. */
export function DownloadsPanel({ courses }: Props) {
  const [downloads, setDownloads] = useState<Downloads | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)

  const look = useCallback(async () => setDownloads(await readDownloads()), [])
  useEffect(() => void look(), [look])

  async function keep({ slug, lessons }: Downloadable) {
    setOutcome(null)
    setProgress(0)
    try {
      const slugs = lessons.map((lesson) => lesson.slug)
      const pack = await downloadCourse(slug, slugs, setProgress)
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
    downloads !== null && (downloads.pages.length > 0 || downloads.packs.length > 0 || downloads.waiting > 0)
  return (
    <>
      <WaitingNote />
      <p className="needs-script mt-6 flex flex-wrap items-center gap-4">
        {courses.map((course) => (
          <button
            key={course.slug}
            type="button"
            className="button"
            onClick={() => void keep(course)}
            disabled={progress !== null}
          >
            {progress !== null
              ? 'Downloading…'
              : courses.length > 1
                ? `Download ${course.title}`
                : hasDownloads
                  ? 'Update downloads'
                  : 'Download course and today’s review'}
          </button>
        ))}
        {progress !== null && <ProgressBar label="Download progress" value={progress} className="w-40" />}
      </p>
      <Notice role="status" tone="good" isShown={outcome !== null} className="mt-4">
        {outcome}
      </Notice>
      {downloads && !hasDownloads && <p className="mt-6">No downloads yet.</p>}
      {downloads && hasDownloads && <StoredList downloads={downloads} courses={courses} onClear={clear} />}
      <p className="mt-10 text-muted text-sm">
        A downloaded review includes its correct answers, so that this device can grade it. It’s for practice
        only. Questions from your open or upcoming assignments aren’t included.
      </p>
    </>
  )
}

type ListProps = Props & { downloads: Downloads; onClear: () => Promise<void> }

function StoredList({ downloads: { pages, packs, waiting }, courses, onClear }: ListProps) {
  const there = courses.flatMap(({ slug: course, title, lessons }) => {
    const of = (page: string) => (courses.length > 1 ? `${title}: ${page}` : page)
    return [
      ...lessons.map((lesson) => ({
        path: `/courses/${course}/lessons/${lesson.slug}`,
        title: of(lesson.title),
      })),
      { path: `/courses/${course}/flashcards`, title: of('Flashcards') },
    ].filter(({ path }) => pages.includes(path))
  })
  return (
    <section aria-labelledby="kept" className="mt-10">
      <h2 id="kept">On this device</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {packs.map((pack) => (
          <li key={pack.course} className="py-3">
            {/* Plain links, since the framework's links would request data first, which fails offline. */}
            <a href="/offline/review">
              {formatPack(pack)} to review{courses.length > 1 && `: ${pack.courseTitle}`}
            </a>
            <span className="block text-muted text-sm">
              downloaded <LocalTime date={pack.madeAt} />
            </span>
          </li>
        ))}
        {waiting > 0 && <li className="py-3">{plural(waiting, 'answer')} waiting to sync.</li>}
        {there.map(({ path, title }) => (
          <li key={path} className="py-3">
            <a href={path}>{title}</a>
          </li>
        ))}
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
  const [packs, waiting, pages] = await Promise.all([
    readPacks(owner),
    readWaiting(owner),
    listDownloads(owner),
  ])
  return { packs, waiting: waiting.length, pages }
}

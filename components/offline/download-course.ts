import { currentOwner } from '@/components/browser-storage/owner'
import { downloadsCache, listStaticCaches } from '@/components/browser-storage/page-caches'
import { listAllNotes } from '@/components/notes/note-copies'
import { callApi } from '@/contract/call-api'
import { VISITOR } from '@/domain/access/browser-owner'
import { keepPages } from './download-pages'
import { type Pack, writePack } from './offline-store'

/** How long to wait for the service worker. */
const WORKER_MS = 15_000

/**
 * Downloads a course to this browser: its pages with the files they need, and the day's review.
 * @param onStep receives the progress, 0 to 1
 * @returns the pack; null for a visitor who hasn't answered anything
 */
export async function downloadCourse(
  courseSlug: string,
  lessons: readonly string[],
  onStep: (share: number) => void,
): Promise<Pack | null> {
  const owner = currentOwner()
  await workerReady()
  const base = `/courses/${courseSlug}`
  const ofLessons = lessons.map((slug) => `${base}/lessons/${slug}`)
  const pages = [
    ...[base, `${base}/glossary`, `${base}/flashcards`, `${base}/search.json`],
    ...ofLessons.flatMap((lesson) => [lesson, `${lesson}/terms`]),
  ]
  const statics = await Promise.all((await listStaticCaches()).map((name) => caches.open(name)))
  let done = 0
  await keepPages(pages, await caches.open(downloadsCache(owner)), statics, () => {
    done += 1
    onStep(done / (pages.length + 2))
  })
  // The service worker stores the script of notes, which no page's HTML names.
  await import('@/components/notes/lesson-annotator')
  if (owner !== VISITOR) await listAllNotes(owner, courseSlug)
  onStep((pages.length + 1) / (pages.length + 2))
  const answer = await callApi('GET /courses/{course}/review/pack', { params: { course: courseSlug } })
  if (answer.status === 401) return null
  if (!answer.ok) throw new Error('the review could not be downloaded')
  // The description leaves items and maps open, because only this device reads them.
  const pack = answer.data as Pack & { owner: string }
  // Another user may have signed in during the download.
  if (pack.owner !== owner) throw new Error('another account is signed in')
  await writePack(owner, pack)
  return pack
}

/** Waits for the service worker, which opens downloads and caches their files. */
async function workerReady(): Promise<void> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('no service worker')), WORKER_MS)
  })
  await Promise.race([navigator.serviceWorker.ready, late])
}

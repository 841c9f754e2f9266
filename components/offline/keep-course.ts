import { PAGES_CACHE, STATIC_CACHE } from './cache-names'
import { type Pack, writePack } from './device-store'

/** The pages by which a device goes on without a network. */
const STANDS = ['/device', '/offline/review']

/**
 * Keeps a course on this device: its pages with what they need, and the day's review.
 * @param onStep how far it is, 0 to 1
 * @returns the pack; null for somebody who has not answered anything
 */
export async function keepCourse(
  courseSlug: string,
  lessons: readonly string[],
  onStep: (share: number) => void,
): Promise<Pack | null> {
  const base = `/courses/${courseSlug}`
  const pages = [...STANDS, base, `${base}/glossary`, ...lessons.map((slug) => `${base}/lessons/${slug}`)]
  const cache = await caches.open(PAGES_CACHE)
  const parts = new Set<string>(['/theme.js'])
  for (const [index, page] of pages.entries()) {
    const response = await fetch(page, { headers: { Accept: 'text/html' } })
    if (!response.ok) throw new Error(`${page} could not be read`)
    const html = await response.clone().text()
    await cache.put(page, response)
    for (const [part] of html.matchAll(/\/_next\/static\/[\w./~%()[\]-]+/g)) parts.add(part)
    onStep((index + 1) / (pages.length + 2))
  }
  await keepParts(parts)
  onStep((pages.length + 1) / (pages.length + 2))
  const pack = await fetch(`/api/v1/courses/${courseSlug}/recall/pack`)
  if (pack.status === 401) return null
  if (!pack.ok) throw new Error('the review could not be read')
  const kept: Pack = await pack.json()
  await writePack(kept)
  return kept
}

/** Scripts, styles, and the fonts that styles name. */
async function keepParts(parts: ReadonlySet<string>): Promise<void> {
  const statics = await caches.open(STATIC_CACHE)
  const fonts = new Set<string>()
  for (const part of parts) {
    const known = await statics.match(part)
    const response = known ?? (await fetch(part))
    if (!response.ok) continue
    if (part.endsWith('.css'))
      for (const [, font] of (await response.clone().text()).matchAll(
        /url\((?:\.\.\/media|\/_next\/static\/media)\/([^)]+latin[^)]*\.woff2|[^)]+\.woff2)\)/g,
      ))
        if (font) fonts.add(`/_next/static/media/${font}`)
    if (!known) await statics.put(part, response)
  }
  for (const font of fonts) if (!(await statics.match(font))) await statics.add(font).catch(() => {})
}

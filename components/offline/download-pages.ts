/** Caches pages with the files they need for offline use. Used by pages and by the service worker. */

/**
 * Downloads pages into a cache, and their files into others.
 * @param statics the caches of files, each of which gets all of them
 * @param onStep called after each page
 * @throws if a page can't be read
 */
export async function keepPages(
  pages: readonly string[],
  target: Cache,
  statics: readonly Cache[],
  onStep: () => void = () => {},
): Promise<void> {
  const files = new Set<string>()
  for (const page of pages) {
    const response = await fetch(page, { headers: { Accept: 'text/html' }, cache: 'no-cache' })
    if (!response.ok) throw new Error(`${page} couldn't be read`)
    for (const file of filesOf(await response.clone().text())) files.add(file)
    await target.put(page, response)
    onStep()
  }
  for (const cache of statics) await keepFiles(files, cache)
}

/** Also finds the fonts in styles, which some pages contain. */
function filesOf(html: string): string[] {
  return html.match(/\/_next\/static\/[\w./~%()[\]-]+?\.(?:js|css|woff2)\b/g) ?? []
}

/** Caches scripts, styles, and the fonts that styles refer to. */
async function keepFiles(files: ReadonlySet<string>, cache: Cache): Promise<void> {
  const fonts = new Set<string>()
  for (const file of files) {
    const known = await caches.match(file)
    const response = known ?? (await fetch(file))
    if (!response.ok) continue
    if (file.endsWith('.css')) for (const font of fontsOf(await response.clone().text())) fonts.add(font)
    await cache.put(file, response)
  }
  for (const font of fonts) if (!(await cache.match(font))) await cache.add(font).catch(() => {})
}

function fontsOf(css: string): string[] {
  const urls = /url\((?:\.\.\/media|\/_next\/static\/media)\/([^)]+latin[^)]*\.woff2|[^)]+\.woff2)\)/g
  return [...css.matchAll(urls)].map(([, font]) => `/_next/static/media/${font}`)
}

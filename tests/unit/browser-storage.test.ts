import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

// Stored browser data belongs to an owner. components/browser-storage stores it under that owner, so nothing else may
// use storage directly.

const ROOT = path.resolve(import.meta.dirname, '../..')
const OWN = 'components/browser-storage/'
const RAW =
  /\b(localStorage|sessionStorage|indexedDB|caches\.|CacheStorage|document\.cookie|cookieStore|idb-keyval)/
const COMMENT = /^\s*(\/\/|\/?\*)/

/**
 * Files that may use storage, and why: they store the same for everyone, or get the key from
 * components/browser-storage.
 */
const ALLOWED = {
  'components/offline/download-course.ts': 'downloads, in a cache named after the owner',
  'components/offline/download-pages.ts': 'public pages and files of the build',
  'components/offline/service-worker.ts': 'public pages and files of the build',
}

async function listSources(): Promise<string[]> {
  const lists = await Promise.all(
    ['app', 'components', 'domain', 'public'].map(async (folder) => {
      const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      return entries
        .filter(
          (entry) => entry.isFile() && /\.(tsx?|m?js)$/.test(entry.name) && !entry.name.includes('.test.'),
        )
        .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    }),
  )
  return lists.flat().sort()
}

const usesRaw = (source: string) => source.split('\n').some((line) => RAW.test(line) && !COMMENT.test(line))

test('only components/browser-storage reaches the browser’s storage', async () => {
  const found: string[] = []
  for (const file of await listSources())
    if (!file.startsWith(OWN) && usesRaw(await readFile(path.join(ROOT, file), 'utf8'))) found.push(file)
  expect(found).toEqual(Object.keys(ALLOWED))
})

test.each([
  'localStorage.setItem("a", "b")',
  'const area = window.sessionStorage',
  'indexedDB.open("x")',
  'await caches.open("x")',
  'document.cookie = "a=b"',
  "import { get } from 'idb-keyval'",
])('%s counts as direct use', (source) => {
  expect(usesRaw(`const a = 1\n${source}`)).toBe(true)
})

test('a comment doesn’t count as a use', () => {
  expect(usesRaw('// localStorage\n * caches.open\n/** indexedDB */')).toBe(false)
})

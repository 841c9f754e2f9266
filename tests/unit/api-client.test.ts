import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

test('pages’ scripts call the API only through its client', async () => {
  const files = await readdir('components', { recursive: true })
  const sources = files.filter((name) => /(?<!\.test)\.tsx?$/.test(name))
  expect(sources.length).toBeGreaterThan(100)
  const handwritten = []
  for (const name of sources)
    if (/fetch\([^)]*\/api\/v1/.test(await readFile(path.join('components', name), 'utf8')))
      handwritten.push(name)
  expect(handwritten).toEqual([])
})

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

// What the server process imports for itself must run without the page framework, because it answers before it.

/** What code that the framework doesn't call can't use. `next-auth` needs nothing of the framework. */
const FRAMEWORK = /^(next|react|react-dom)(\/|$)/

/** @returns the import that leads from a file to the framework, with the files on its way; null if there is none */
async function findWayToFramework(entry: string): Promise<string[] | null> {
  const seen = new Set<string>()
  const visit = async (file: string, way: string[]): Promise<string[] | null> => {
    if (seen.has(file)) return null
    seen.add(file)
    for (const source of importsOf(await readFile(file, 'utf8'))) {
      if (FRAMEWORK.test(source)) return [...way, source]
      const next = fileOf(source, file)
      const found = next && (await visit(next, [...way, next]))
      if (found) return found
    }
    return null
  }
  return visit(entry, [entry])
}

/** Without imports of types, which leave no trace. */
function importsOf(text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\s+(?!type\s)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)
  return [...found].map(([, source = '']) => source)
}

function fileOf(source: string, importer: string): string | null {
  if (!/^(@\/|\.)/.test(source)) return null
  const base = source.startsWith('@/') ? source.slice(2) : path.join(path.dirname(importer), source)
  return [base, `${base}.ts`, `${base}.tsx`].find((file) => /\.tsx?$/.test(file) && existsSync(file)) ?? null
}

test.each(['server/api/app.ts', 'bin/background-jobs.ts', 'bin/fill-demo.ts'])(
  '%s reaches nothing of the page framework',
  async (entry) => {
    expect(await findWayToFramework(entry)).toBeNull()
  },
)

test('code for pages does reach it', async () => {
  expect(await findWayToFramework('server/http/viewer.ts')).toEqual(['server/http/viewer.ts', 'next/headers'])
  expect(await findWayToFramework('server/auth/sign-in.ts')).not.toBeNull()
})

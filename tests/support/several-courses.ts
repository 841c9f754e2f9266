import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createCourse } from '@/bin/new-course'
import { loadCourses } from '@/server/content/load-course'
import { db } from '@/server/platform/db'

/**
 * Adds courses to a copy of `content/`, which the file's tests use, and loads them. They come from the skeleton, so their items and concepts have the same
 * IDs. Call it after `useTestDatabase`, before anything reads a course.
 */
export function useNewCourses(...slugs: readonly string[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-content-'))
  // Read when the environment is first needed.
  process.env.CONTENT_DIR = folder
  beforeAll(async () => {
    cpSync(path.resolve('content'), folder, { recursive: true })
    for (const slug of slugs) createCourse([slug])
    await loadCourses(db(), 'a salt of the tests')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
}

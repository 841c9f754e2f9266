import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { IdSchema } from '../domain/items/item-fields'
import { readSkeleton } from '../server/content/read-course'
import { env } from '../server/platform/env'

export class NewCourseError extends Error {}

/**
 * Creates a small course without errors, to be rewritten.
 * @returns its folder
 * @throws NewCourseError if the slug can't be used or the folder exists
 */
export function createCourse([slug, ...words]: readonly string[]): string {
  if (!slug || !IdSchema.safeParse(slug).success)
    throw new NewCourseError('Usage: npm run content -- new SLUG [TITLE]. A slug is like tea-for-beginners.')
  const folder = path.join(env().CONTENT_DIR, 'courses', slug)
  if (existsSync(folder)) throw new NewCourseError(`${folder} exists. Nothing was changed.`)
  for (const file of readSkeleton(slug, words.join(' ') || titleOf(slug))) {
    const target = path.join(folder, file.path)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, file.text)
  }
  return folder
}

/** `tea-for-beginners` → `Tea for beginners` */
function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

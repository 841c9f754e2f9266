import { prepareDatabase } from '@/bin/prepare-database'
import { openDatabase } from '@/server/platform/db'
import { smallCourse } from './small-course'

/** Opens the database of the environment, migrates it, and loads a course, like a start: one of several processes. */

const { DATA_DIR: folder = '', DATABASE_URL } = process.env
const url = DATABASE_URL || undefined
try {
  const database = await openDatabase({ url, folder })
  await prepareDatabase(database, {
    url,
    idSalt: 'a salt of the tests',
    folders: [{ folder: 'content/tea', slug: 'tea', files: smallCourse() }],
  })
  await database.close()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

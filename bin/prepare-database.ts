import { migrate } from '../prisma/migrate'
import { loadCourses } from '../server/content/load-course'
import type { CourseFolder } from '../server/content/read-course'
import type { Database } from '../server/platform/db'
import { inTurn } from '../server/platform/start-turn'
import { step } from './steps.mjs'

type Options = {
  /** The server; undefined for the embedded database. */
  url: string | undefined
  idSalt: string
  /** All of `content/` by default. */
  folders?: readonly CourseFolder[]
}

/**
 * Applies migrations and loads the courses. Several processes can do so at the same time: one does the work, and the others
 * wait and find it done.
 * @throws StartError if another process doesn't finish
 */
export async function prepareDatabase(database: Database, { url, idSalt, folders }: Options): Promise<void> {
  const onWait = () => console.log('Another process is preparing the database. Waiting for it to finish.')
  await inTurn(
    url,
    async () => {
      await step('Migrations', async () => formatMigrations(await database.overOwnConnection(migrate)))
      await step('Course', () => loadCourses(database.client, idSalt, folders))
    },
    { onWait },
  )
}

function formatMigrations(applied: string[]): string {
  return applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`
}

import { randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { messages, PGlite } from '@electric-sql/pglite'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { lockFolder } from './folder-lock'
import { assertNotEmptied, corruptError, hasDatabase } from './installation'
import { writeSnapshot } from './snapshots'
import { makeWritableFolder } from './writable-folder'

/** PostgreSQL in this process (PGlite). Its files are in a folder that one process owns at a time. */

export type EmbeddedDatabase = { pglite: PGlite; close: () => Promise<void> }

/** What a program that isn't the owner of the folder can ask the owner to do (`bin/backup.ts`). */
export const SNAPSHOT_REQUEST = 'snapshot '

/**
 * Opens the database in `<folder>/database`, creating it if it doesn't exist.
 * @throws StartError if the folder isn't writable, another process owns it, or its database was lost
 */
export async function openEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  await makeWritableFolder(folder)
  let opened: PGlite | undefined
  const release = await lockFolder(folder, async (request) => {
    if (!opened || !request.startsWith(SNAPSHOT_REQUEST)) throw new Error('it is not ready for that')
    await writeSnapshot(opened, request.slice(SNAPSHOT_REQUEST.length))
  })
  try {
    const target = path.join(folder, 'database')
    if (!(await hasDatabase(folder, target))) await createDatabaseFolder(folder, target)
    const pglite = await PGlite.create(target).catch((error: unknown) => {
      throw corruptError(folder, error)
    })
    await assertNotEmptied(folder, pglite)
    await pglite.exec("SET TIME ZONE 'UTC'")
    opened = pglite
    return {
      pglite,
      close: async () => {
        opened = undefined
        await pglite.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

/**
 * Awaits the SQL of `executeScript`. The adapter's own method doesn't, so a broken migration would count as applied
 * and fail later as an unhandled rejection.
 */
export class AwaitingPrismaPGlite extends PrismaPGlite {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    super(pglite)
    this.#pglite = pglite
  }

  override async connect() {
    return this.#awaiting(await super.connect())
  }

  #awaiting<T extends { executeScript: (script: string) => Promise<void> }>(connection: T): T {
    const pglite = this.#pglite
    connection.executeScript = async (script) => {
      await pglite.exec(script).catch((error: unknown) => {
        throw asAdapterError(error)
      })
    }
    return connection
  }
}

/** Converts an error to the form that the engine expects, so that its report contains the database's message. */
function asAdapterError(error: unknown): unknown {
  if (!(error instanceof messages.DatabaseError)) return error
  const { code = 'N/A', severity = 'N/A', message, detail, hint } = error
  return new DriverAdapterError({
    kind: 'postgres',
    code,
    severity,
    message,
    detail,
    column: error.column,
    hint,
  })
}

/** Creates the database under a temporary name and renames it, so that a kill during creation leaves nothing incomplete. */
async function createDatabaseFolder(folder: string, target: string): Promise<void> {
  const temporary = path.join(folder, `database-${randomUUID()}`)
  const pglite = await PGlite.create(temporary)
  await pglite.close()
  await rename(temporary, target)
}

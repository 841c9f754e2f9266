import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { MIGRATIONS_DIR, migrationListOf, NO_FILTERS, withSchemaEngine } from './schema-engine'

export type Migration = { name: string; sql: string }

/** Reads the migrations of `prisma/migrations`, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true })
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(path.join(MIGRATIONS_DIR, name, 'migration.sql'), 'utf8'),
    })),
  )
}

/**
 * Applies pending migrations as `prisma migrate deploy` does, with the same `_prisma_migrations` table.
 * @returns the names of the migrations that this call applied
 * @throws if a migration fails; later ones aren't applied
 */
export async function migrate(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  migrations?: Migration[],
): Promise<string[]> {
  const migrationsList = migrationListOf(migrations ?? (await readMigrations()))
  const result = await withSchemaEngine(adapter, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
  )
  return result.appliedMigrationNames
}

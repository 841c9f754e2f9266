import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { diffToSchema } from '@/prisma/diff-to-schema'
import { migrate, readMigrations } from '@/prisma/migrate'
import { embeddedDatabase } from '@/server/db'

test('migrations applied to an empty database leave no difference to the schema', async () => {
  expect(await diffToSchema()).toBe('')
})

test('applying migrations twice applies nothing the second time', async () => {
  const database = embeddedDatabase({ pglite: await PGlite.create(), close: async () => {} })
  const names = (await readMigrations()).map(({ name }) => name)
  expect(await migrate(database.adapter)).toEqual(names)
  expect(await migrate(database.adapter)).toEqual([])
})

test('a failing migration fails and is not recorded as applied', async () => {
  const pglite = await PGlite.create()
  const database = embeddedDatabase({ pglite, close: async () => {} })
  const broken = {
    name: '20990101000000_broken',
    sql: 'CREATE TABLE "Half" (id INT);\nALTER TABLE "Nowhere" ADD x INT;',
  }
  await expect(migrate(database.adapter, [...(await readMigrations()), broken])).rejects.toThrow(/Nowhere/)
  const { rows } = await pglite.query(
    'SELECT 1 FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL',
    [broken.name],
  )
  expect(rows).toEqual([])
})

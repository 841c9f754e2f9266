import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { diffToSchema } from '@/prisma/diff-to-schema'
import { migrate, readMigrations } from '@/prisma/migrate'
import { embeddedDatabase } from '@/server/platform/db'

test('migrations of an empty database match the schema', async () => {
  expect(await diffToSchema()).toBe('')
})

test('applying migrations twice applies nothing the second time', async () => {
  const database = embeddedDatabase({ pglite: await PGlite.create(), close: async () => {} })
  const names = (await readMigrations()).map(({ name }) => name)
  expect(await migrate(database.adapter)).toEqual(names)
  expect(await migrate(database.adapter)).toEqual([])
})

test('a failing migration fails and isn’t recorded as applied', async () => {
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

test('a migration computes fact memory from the answers in the log', async () => {
  const pglite = await PGlite.create()
  const { adapter } = embeddedDatabase({ pglite, close: async () => {} })
  const all = await readMigrations()
  const at = all.findIndex(({ name }) => name.endsWith('_memory-of-facts'))
  await migrate(adapter, all.slice(0, at))
  // The rows that these reference aren't needed.
  await pglite.exec(`SET session_replication_role = replica;
    INSERT INTO "ReviewCard" ("id", "learnerId", "courseSlug", "concept", "fact", "dueAt")
      SELECT id, 'l', 'c', 'x', id, now() FROM unnest(ARRAY['missed', 'known', 'check', 'taken-back']) id;
    INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin",
      "sourceKey", "rating", "fraction", "fromMemory", "retention", "dayShift", "day", "amendsId", "reviewedAt")
    SELECT id, 'l', card, 'c', 'x', 'v', 'i', 't', origin, id, rating, fraction, true, 0.9, 0, left(at, 10), amends, at::timestamp
    FROM (VALUES
      ('1', 'missed', 'quiz', 3, 1.0, '2026-03-01T10:00', NULL),
      ('2', 'missed', 'quiz', 1, 0.5, '2026-03-02T10:00', NULL),
      ('3', 'missed', 'review', 3, 1.0, '2026-03-02T10:01', NULL),
      ('4', 'known', 'quiz', 1, 0.0, '2026-03-01T10:00', NULL),
      ('5', 'known', 'review', 3, 1.0, '2026-03-02T10:00', NULL),
      ('6', 'check', 'check', 3, 1.0, '2026-03-02T10:00', NULL),
      ('7', 'taken-back', 'review', 3, 1.0, '2026-03-02T10:00', NULL),
      ('8', 'taken-back', 'review', 0, 1.0, '2026-03-02T10:05', '7')
    ) AS made(id, card, origin, rating, fraction, at, amends);
    SET session_replication_role = origin;`)
  await migrate(adapter, all)
  const { rows } = await pglite.query(
    `SELECT "id", "memoryAnswers", "memoryCorrect", "memoryDay", to_char("memoryAt", 'HH24:MI') AS "at" FROM "ReviewCard" ORDER BY "id"`,
  )
  const none = { memoryAnswers: 0, memoryCorrect: null, memoryDay: null, at: null }
  expect(rows).toEqual([
    { id: 'check', ...none },
    { id: 'known', memoryAnswers: 2, memoryCorrect: true, memoryDay: '2026-03-02', at: '10:00' },
    { id: 'missed', memoryAnswers: 3, memoryCorrect: false, memoryDay: '2026-03-02', at: '10:00' },
    { id: 'taken-back', ...none },
  ])
})

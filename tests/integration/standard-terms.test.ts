import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '@/prisma/migrate'
import { type Database, embeddedDatabase, openServer } from '@/server/platform/db'
import { createOwnDatabase } from '@/tests/support/own-database'

const FILLED = await readFile('tests/support/before-standard-terms.sql', 'utf8')

let database: Database
let drop = async () => {}
let counts: Map<string, number>

beforeAll(async () => {
  if (process.env.TEST_ON === 'postgresql') {
    const own = await createOwnDatabase(process.env.TEST_DATABASE_URL ?? '')
    drop = own.drop
    database = await openServer(own.url)
  } else {
    const pglite = await PGlite.create()
    database = embeddedDatabase({ pglite, close: () => pglite.close() })
  }
  const all = await readMigrations()
  const at = all.findIndex(({ name }) => name.endsWith('_standard-terms'))
  expect(at).toBeGreaterThan(0)
  await migrate(database.adapter, all.slice(0, at))
  for (const statement of FILLED.split(/;\n/).filter((text) => text.trim()))
    await database.client.$executeRawUnsafe(statement)
  counts = await countRows()
  await migrate(database.adapter, all)
}, 120_000)

afterAll(async () => {
  await database.close()
  await drop()
})

/** The number of rows of all tables. */
async function countRows(): Promise<Map<string, number>> {
  const tables = await rows<{ name: string }>(
    `SELECT table_name AS "name" FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'`,
  )
  const found = new Map<string, number>()
  for (const { name } of tables) {
    const [row] = await rows<{ count: number }>(`SELECT count(*)::int AS "count" FROM "${name}"`)
    found.set(name, row?.count ?? 0)
  }
  return found
}

function rows<T>(sql: string): Promise<T[]> {
  return database.client.$queryRawUnsafe<T[]>(sql)
}

const RENAMED: Readonly<Record<string, string>> = {
  Mark: 'Grade',
  Dispute: 'RegradeRequest',
  Message: 'Notification',
  LimitOverride: 'StudentOverride',
  CheckAnswer: 'LessonCheck',
}

test('the migration keeps every row of every table', async () => {
  const before = [...counts].map(([name, count]) => [RENAMED[name] ?? name, count] as const)
  // Later migrations add tables.
  expect(Object.fromEntries(await countRows())).toMatchObject(Object.fromEntries(before))
  expect(before.filter(([, count]) => count > 0).length).toBeGreaterThan(20)
})

test('renamed columns keep their values', async () => {
  const { client } = database
  expect(await client.user.findUniqueOrThrow({ where: { id: 'u' } })).toMatchObject({
    isApprovedInstructor: true,
    mutedNotifications: ['graded', 'assigned', 'regrade-request-created'],
  })
  expect(await client.accommodation.findFirst()).toMatchObject({ timeMultiplier: 1.5 })
  expect(await client.classAccommodation.findFirst()).toMatchObject({ timeMultiplier: 1.25 })
  expect(await client.studentOverride.findFirst()).toMatchObject({ limits: { attempts: 3 } })
  const syncedAt = new Date('2026-01-02T03:04:05Z')
  expect(await client.attempt.findFirst({ where: { id: 'a' } })).toMatchObject({ cardsSyncedAt: syncedAt })
  expect(await client.lessonCheck.findFirst()).toMatchObject({ cardsSyncedAt: syncedAt, earned: 1 })
  expect(await client.grade.findFirst()).toMatchObject({
    scoreRatio: 0.5,
    manualRatio: 0.75,
    isExcused: true,
  })
  expect(await client.regradeRequest.findFirst()).toMatchObject({ state: 'DECLINED', id: 'd' })
  expect(await client.reviewCard.findFirst()).toMatchObject({
    highConfidenceError: true,
    hiddenItem: 'sorted',
  })
  expect(await client.reviewLog.findFirst()).toMatchObject({ desiredRetention: 0.85, itemType: 'categorize' })
  expect(await client.reviewSettings.findFirst()).toMatchObject({ desiredRetention: 0.85 })
  expect(await client.studyDay.findFirst()).toMatchObject({ answers: 7, correct: 5 })
  expect(await client.itemReport.findFirst()).toMatchObject({ resolvedAt: syncedAt })
  expect(await client.progressShare.findFirst()).toMatchObject({ sections: ['study', 'results'] })
  const members = await client.classMember.findMany({ orderBy: { userId: 'asc' } })
  expect(members.map(({ role }) => role)).toEqual(['OBSERVER', 'STUDENT'])
  expect(await client.classInvitation.findFirst()).toMatchObject({ role: 'OBSERVER' })
})

test('item types and unit policies are renamed, and texts stay the same', async () => {
  const items = await database.client.item.findMany({ orderBy: { id: 'asc' } })
  expect(items).toMatchObject([
    {
      type: 'categorize',
      isLessonCheck: true,
      isAssignmentOnly: false,
      draft: { type: 'categorize', stem: 'categorise' },
    },
    { type: 'cloze', isLessonCheck: false, isAssignmentOnly: true, draft: null },
  ])
  const versions = await database.client.itemVersion.findMany({ orderBy: { id: 'asc' } })
  expect(versions.map(({ content }) => content)).toEqual([
    { type: 'categorize', stem: 'Which of these are penalised?', stems: [{ id: 'categorise' }] }, // phrases: quoted
    { type: 'cloze', gaps: [{ id: 'a', units: { policy: 'penalized', penalty: 0.1 } }, { id: 'b' }] },
    { type: 'numeric', units: { policy: 'penalized' } },
    { type: 'cloze', gaps: [] },
  ])
})

test('rules, pools, and regrade policies are renamed', async () => {
  const quiz = await database.client.quiz.findFirst()
  expect(quiz?.definition).toEqual({
    pools: [
      { concepts: ['x'], types: ['categorize', 'cloze'], count: 2 },
      { concepts: ['y'], count: 1 },
    ],
    rules: {
      behavior: 'interactive',
      resultsPolicy: 'homework',
      attempts: 2,
      showAssignmentOnlyResults: true,
    },
  })
  const closed = ['correct-answer', 'explanation']
  const resultsPolicy = { during: ['attempt'], immediately: [], later: ['points', 'possible-points'], closed }
  expect(quiz?.setting).toEqual({ rules: { resultsPolicy }, passwordHash: null })
  const attempts = await database.client.attempt.findMany({ orderBy: { id: 'asc' } })
  expect(attempts.map(({ rules }) => rules)).toEqual([{ behavior: 'certainty', resultsPolicy: 'exam' }, null])
  expect(await database.client.attemptItem.findFirst()).toMatchObject({
    regraded: { policy: 'full-credit', reason: 'full-marks' },
  })
  expect(await database.client.regradeRun.findFirst()).toMatchObject({ policy: 'full-credit' })
  expect(await database.client.regradeChange.findFirst()).toMatchObject({
    regradedBefore: { policy: 'full-credit', reason: 'z' },
  })
})

test('notifications lead to pages that exist', async () => {
  const found = await database.client.notification.findMany({ orderBy: { id: 'asc' } })
  expect(found.map(({ kind, path }) => [kind, path])).toEqual([
    ['graded', '/attempts/a/results'],
    ['regrade-request-resolved', '/attempts/a/results?x=1'],
    ['regrade-request-created', '/classes/c/regrade-requests'],
    ['review-due', '/review'],
  ])
  expect(found[0]?.emailedAt).toEqual(new Date('2026-01-02T03:04:05Z'))
})

test('the audit log keeps its entries, and stays append-only', async () => {
  const entries = await database.client.auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(entries.map(({ action, ipAddress }) => [action, ipAddress])).toEqual([
    ['grade.manual', '192.0.2.1'],
    ['class.transfer', null],
    ['member.join', null],
    ['regrade-request.resolve', null],
  ])
  expect(entries.map(({ subjectType }) => subjectType)).toEqual([
    'assignment',
    'class',
    'person',
    'regrade-request',
  ])
  await expect(database.client.auditEntry.updateMany({ data: { action: 'x' } })).rejects.toThrow()
  await expect(database.client.auditEntry.deleteMany()).rejects.toThrow()
})

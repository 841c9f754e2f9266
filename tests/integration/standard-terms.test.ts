import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '@/prisma/migrate'
import { type Database, embeddedDatabase, openServer } from '@/server/platform/db'
import { createOwnDatabase } from '@/tests/support/own-database'

// A database of the version before the standard terms, with rows in every table and column that the migration renames.

const FILLED = `
  INSERT INTO "User" ("id", "mayTeach", "mutedMessages") VALUES ('u', true, '{marked,assigned,dispute-opened}'), ('v', false, '{}');
  INSERT INTO "Course" ("id", "slug", "title", "contentHash") VALUES ('k', 'k', 'T', 'h');
  INSERT INTO "Class" ("id", "courseId", "name") VALUES ('c', 'k', 'T');
  INSERT INTO "Accommodation" ("learnerId", "timeFactor", "updatedAt") VALUES ('u', 1.5, now());
  INSERT INTO "ClassAccommodation" ("classId", "learnerId", "timeFactor", "updatedAt") VALUES ('c', 'u', 1.25, now());
  INSERT INTO "Item" ("id", "courseId", "slug", "type", "concept", "isCheck", "isReserved", "draft") VALUES
    ('i1', 'k', 'sorted', 'categorise', 'x', true, false, '{"type": "categorise", "stem": "categorise"}'),
    ('i2', 'k', 'gaps', 'cloze', 'x', false, true, NULL);
  INSERT INTO "ItemVersion" ("id", "itemId", "number", "contentHash", "content") VALUES
    ('v1', 'i1', 1, 'h', '{"type": "categorise", "stem": "Which of these are penalised?", "stems": [{"id": "categorise"}]}'),
    ('v2', 'i2', 1, 'h', '{"type": "cloze", "gaps": [{"id": "a", "units": {"policy": "penalised", "penalty": 0.1}}, {"id": "b"}]}'),
    ('v3', 'i2', 2, 'h', '{"type": "numeric", "units": {"policy": "penalised"}}'),
    ('v4', 'i2', 3, 'h', '{"type": "cloze", "gaps": []}');
  INSERT INTO "Quiz" ("id", "courseId", "slug", "title", "kind", "definition", "setting") VALUES
    ('q', 'k', 'mixed', 'T', 'mixed',
      '{"pools": [{"concepts": ["x"], "types": ["categorise", "cloze"], "count": 2}, {"concepts": ["y"], "count": 1}],
        "rules": {"behaviour": "interactive", "review": "homework", "attempts": 2, "showReservedResults": true}}',
      '{"rules": {"review": {"during": ["attempt"], "immediately": [], "later": ["marks", "maximum-marks"],
        "closed": ["right-answer", "explanation"]}}, "passwordHash": null}');
  INSERT INTO "LimitOverride" ("quizId", "learnerId", "limits", "updatedAt") VALUES ('q', 'u', '{"attempts": 3}', now());
  INSERT INTO "Attempt" ("id", "learnerId", "courseSlug", "quizId", "title", "number", "seed", "fedAt", "rules") VALUES
    ('a', 'u', 'k', 'q', 'T', 1, 's', '2026-01-02T03:04:05', '{"behaviour": "certainty", "review": "exam"}'),
    ('b', 'u', 'k', NULL, 'T', 1, 's', NULL, NULL);
  INSERT INTO "AttemptItem" ("attemptId", "slot", "learnerId", "itemVersionId", "concept", "regraded") VALUES
    ('a', 1, 'u', 'v1', 'x', '{"policy": "full-marks", "versionId": null, "runId": "r", "reason": "full-marks"}');
  INSERT INTO "CheckAnswer" ("id", "learnerId", "courseSlug", "itemVersionId", "concept", "response", "earned", "possible", "fedAt")
    VALUES ('ca', 'u', 'k', 'v1', 'x', '"a"', 1, 1, '2026-01-02T03:04:05');
  INSERT INTO "ClassMember" ("classId", "userId", "role", "joinedAt") VALUES ('c', 'u', 'REVIEWER', now()), ('c', 'v', 'STUDENT', now());
  INSERT INTO "ClassInvitation" ("id", "classId", "email", "role", "code") VALUES ('n', 'c', 'e', 'REVIEWER', 'x');
  INSERT INTO "Mark" ("quizId", "learnerId", "scoreRatio", "manualRatio", "isExcluded") VALUES ('q', 'u', 0.5, 0.75, true);
  INSERT INTO "RegradeRun" ("id", "classId", "quizId", "itemId", "policy", "reason", "createdById") VALUES ('r', 'c', 'q', 'i1', 'full-marks', 'y', 'u');
  INSERT INTO "RegradeChange" ("runId", "attemptId", "slot", "learnerId", "statusBefore", "statusAfter", "possibleBefore", "possibleAfter", "regradedBefore")
    VALUES ('r', 'a', 1, 'u', 'GRADED', 'GRADED', 1, 1, '{"policy": "full-marks", "reason": "z"}');
  INSERT INTO "Dispute" ("id", "classId", "attemptId", "slot", "learnerId", "itemVersionId", "response", "argument", "state")
    VALUES ('d', 'c', 'a', 1, 'u', 'v1', '"a"', 'It is correct.', 'DECLINED');
  INSERT INTO "Message" ("id", "userId", "kind", "title", "body", "path", "mailedAt") VALUES
    ('m1', 'u', 'marked', 't', 'b', '/attempts/a/review', '2026-01-02T03:04:05'),
    ('m2', 'u', 'dispute-answered', 't', 'b', '/attempts/a/review?x=1', NULL),
    ('m3', 'u', 'dispute-opened', 't', 'b', '/classes/c/disputes', NULL),
    ('m4', 'u', 'review-due', 't', 'b', '/review', NULL);
  INSERT INTO "AuditEntry" ("act", "subjectType", "subjectId", "address") VALUES
    ('mark.manual', 'assignment', 'q', '192.0.2.1'), ('class.hand-over', 'class', 'c', NULL), ('member.join', 'person', 'u', NULL);
  INSERT INTO "ReviewCard" ("id", "learnerId", "courseSlug", "concept", "fact", "dueAt", "sureAndWrong", "asideItem")
    VALUES ('rc', 'u', 'k', 'x', 'f1', now(), true, 'sorted');
  INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin",
    "sourceKey", "rating", "fraction", "fromMemory", "retention", "dayShift", "day", "reviewedAt")
    VALUES ('l', 'u', 'rc', 'k', 'x', 'v1', 'sorted', 'categorise', 'quiz', 'k', 3, 1, true, 0.85, 0, '2026-01-02', now());
  INSERT INTO "ReviewSettings" ("learnerId", "retention") VALUES ('u', 0.85);
  INSERT INTO "StudyDay" ("learnerId", "day", "answers", "right") VALUES ('u', '2026-01-02', 7, 5);
  INSERT INTO "ItemReport" ("id", "learnerId", "itemVersionId", "why", "closedAt") VALUES ('ir', 'u', 'v1', 'w', '2026-01-02T03:04:05');
  INSERT INTO "ProgressShare" ("id", "learnerId", "courseSlug", "tokenHash", "label", "parts", "expiresAt")
    VALUES ('s', 'u', 'k', 'h', 'l', '{study,results}', now());
`

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
  expect(Object.fromEntries(await countRows())).toEqual(Object.fromEntries(before))
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
    { type: 'categorize', stem: 'Which of these are penalised?', stems: [{ id: 'categorise' }] },
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
  ])
  await expect(database.client.auditEntry.updateMany({ data: { action: 'x' } })).rejects.toThrow()
  await expect(database.client.auditEntry.deleteMany()).rejects.toThrow()
})

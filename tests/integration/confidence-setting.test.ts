import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '@/prisma/migrate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { getAttempt } from '@/server/attempts/queries'
import { startAttempt } from '@/server/attempts/start-attempt'
import { getDraft } from '@/server/attempts/unsaved-attempt'
import { embeddedDatabase } from '@/server/platform/db'
import { createLearner } from '@/tests/support/sample-attempt'
import { createClass } from '@/tests/support/sample-class'
import { createQuiz } from '@/tests/support/sample-quiz'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const seed = '5f0c8a4e-6f3b-4a7e-9d52-2d1c3b4a5e6f'

/** Two learners: one who turned the question on, and one who didn't. */
async function createBoth() {
  const [on, off] = [await createLearner(), await createLearner()]
  await database().reviewSettings.create({ data: { learnerId: on, asksConfidence: true } })
  return { on, off }
}

async function isAsked(learnerId: string, quiz: { courseSlug: string; quizSlug: string }) {
  const { id } = await startAttempt({ ...quiz, learnerId, now: new Date() })
  const { rules } = await getAttempt(learnerId, id, new Date())
  const draft = await getDraft({ course: quiz.courseSlug, quiz: quiz.quizSlug, seed }, learnerId)
  expect(draft.rules.confidence).toBe(rules.confidence)
  return rules.confidence
}

test('a self-study quiz asks for confidence only if the learner turned it on', async () => {
  const { on, off } = await createBoth()
  const quiz = await createQuiz({})
  expect(await isAsked(on, quiz)).toBe(true)
  expect(await isAsked(off, quiz)).toBe(false)
  expect(
    (await getDraft({ course: quiz.courseSlug, quiz: quiz.quizSlug, seed }, null)).rules.confidence,
  ).toBe(false)
})

test('a quiz whose rules ask for confidence asks everyone', async () => {
  const { off } = await createBoth()
  expect(await isAsked(off, await createQuiz({ rules: { confidence: true } }))).toBe(true)
})

test('in a class, only the rules of the assignment decide', async () => {
  const { classId, assignmentId, studentIds } = await createClass({ students: 1 })
  const [learnerId = ''] = studentIds
  await database().reviewSettings.create({ data: { learnerId, asksConfidence: true } })
  const target = { classId, assignmentId }
  const { id } = await startAssignment(learnerId, target, { password: '', now: new Date() })
  expect((await getAttempt(learnerId, id, new Date())).rules.confidence).toBe(false)
})

test('a migration keeps the question for learners who used it', async () => {
  const pglite = await PGlite.create()
  const { adapter } = embeddedDatabase({ pglite, close: async () => {} })
  const all = await readMigrations()
  const at = all.findIndex(({ name }) => name.endsWith('_ask-confidence-only-when-turned-on'))
  await migrate(adapter, all.slice(0, at))
  // The rows that these reference aren't needed.
  await pglite.exec(`SET session_replication_role = replica;
    INSERT INTO "User" ("id", "isAnonymous") SELECT id, id = 'anonymous'
      FROM unnest(ARRAY['used', 'used-in-quiz', 'never', 'turned-off', 'new', 'anonymous']) id;
    INSERT INTO "ReviewSettings" ("learnerId", "newPerDay", "asksConfidence")
      VALUES ('used', 7, true), ('never', 8, true), ('turned-off', 9, false);
    INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin",
      "sourceKey", "rating", "fraction", "fromMemory", "desiredRetention", "dayShift", "day", "confidence", "reviewedAt")
    SELECT id, learner, 'k', 'c', 'x', 'v', 'i', 't', 'review', id, 3, 1, true, 0.9, 0, '2026-03-01', confidence, now()
    FROM (VALUES ('1', 'used', 75), ('2', 'never', NULL), ('3', 'turned-off', 50)) AS made(id, learner, confidence);
    INSERT INTO "AttemptItem" ("attemptId", "slot", "learnerId", "itemVersionId", "concept", "confidence")
      VALUES ('a', 1, 'used-in-quiz', 'v', 'x', 85), ('b', 1, 'anonymous', 'v', 'x', 85), ('c', 1, 'new', 'v', 'x', NULL);
    SET session_replication_role = origin;`)
  await migrate(adapter, all)
  const { rows } = await pglite.query(
    `SELECT "learnerId", "newPerDay", "asksConfidence" FROM "ReviewSettings" ORDER BY "learnerId"`,
  )
  expect(rows).toEqual([
    { learnerId: 'never', newPerDay: 8, asksConfidence: false },
    { learnerId: 'turned-off', newPerDay: 9, asksConfidence: false },
    { learnerId: 'used', newPerDay: 7, asksConfidence: true },
    { learnerId: 'used-in-quiz', newPerDay: 10, asksConfidence: true },
  ])
})

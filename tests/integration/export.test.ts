import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import type { ExportTable } from '@/server/export/export-table'
import { EXPORT_TABLES } from '@/server/export/export-tables'
import { exportCsv, exportJson } from '@/server/export/write-export'
import { setGrade } from '@/server/grades/set-grade'
import { createLearner } from '@/tests/support/sample-attempt'
import { createClass } from '@/tests/support/sample-class'
import { sampleItem } from '@/tests/support/sample-items'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>
type Row = Record<string, unknown>
type Document = { format: string; exportedAt: string; tables: Record<string, Row[]> }

async function gather(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

const exportOf = async (learnerId: string, now = new Date()) => {
  const text = await gather(exportJson(learnerId, now))
  return { text, document: JSON.parse(text) as Document }
}

async function take(testClass: Class, learnerId: string, isSubmitted = true): Promise<string> {
  const { classId, assignmentId } = testClass
  const { id: attemptId } = await startAssignment(
    learnerId,
    { classId, assignmentId },
    { password: '', now: new Date() },
  )
  const answer = { learnerId, attemptId, slot: 1, response: 'a', revision: 0, clientId: 'tab', sequence: 1 }
  await saveResponse(answer)
  if (isSubmitted) await submitAttempt({ learnerId, attemptId, now: new Date() })
  return attemptId
}

/** An item whose every text can be searched for. */
const marked = (word: string) => ({
  ...sampleItem('single-choice'),
  id: `item-${word}`,
  stem: `Stem ${word}`,
  explanation: `Explanation ${word}`,
  hints: [`Hint ${word}`],
})

test('an export leaves out hidden scores and questions until shown, and all keys', async () => {
  const closesAt = new Date(Date.now() + 3_600_000).toISOString()
  const hidden = await createClass({ items: [marked('secret')], rules: { resultsPolicy: 'exam', closesAt } })
  const shown = await createClass({ items: [marked('open')] })
  const [learner = '', other = ''] = shown.studentIds
  await database().classMember.create({ data: { classId: hidden.classId, userId: learner, role: 'STUDENT' } })
  const [inExam, inPractice] = [await take(hidden, learner), await take(shown, learner)]
  const open = await createClass({ items: [marked('unfinished')] })
  await database().classMember.create({ data: { classId: open.classId, userId: learner, role: 'STUDENT' } })
  await take(open, learner, false)
  await take(shown, other)
  const { text, document } = await exportOf(learner)
  const attempts = new Map(document.tables.attempts?.map((row) => [row.id, row]))
  expect(attempts.get(inExam)).toMatchObject({
    earned: null,
    possible: null,
    lateShare: null,
    state: 'GRADED',
  })
  expect(attempts.get(inPractice)).toMatchObject({ earned: 1, possible: 1, class: 'A class of a test' })
  const answers = document.tables.answers ?? []
  expect(answers.find(({ attempt }) => attempt === inExam)).toMatchObject({
    ...{ response: 'a', question: null, answer: null, earned: null },
  })
  expect(answers.find(({ attempt }) => attempt === inPractice)).toMatchObject({
    ...{ response: 'a', question: 'Stem open', earned: 1 },
  })
  expect(answers).toHaveLength(3)
  for (const word of ['Stem secret', 'Stem unfinished', 'Explanation', 'Hint'])
    expect(text).not.toContain(word)
  expect(text).not.toContain(other)
  // Once the exam has closed for everyone, it is shown and therefore exported.
  const later = await exportOf(learner, new Date(Date.now() + 2 * 3_600_000))
  expect(later.document.tables.attempts?.find(({ id }) => id === inExam)).toMatchObject({ earned: 1 })
  expect(later.text).toContain('Stem secret')
})

test('a manual grade is exported with its reason, but without staff notes', async () => {
  const testClass = await createClass({ students: 1 })
  const [learner = ''] = testClass.studentIds
  const { classId, assignmentId, instructorId } = testClass
  const actor = { id: instructorId, ipAddress: null }
  const change = { manualPoints: 5, reason: 'A good talk.', note: 'Speak to her parents' }
  await setGrade(actor, { classId, assignmentId }, learner, change)
  const { text, document } = await exportOf(learner)
  expect(document.tables.grades).toMatchObject([{ manualRatio: 0.5, manualReason: 'A good talk.' }])
  expect(text).not.toContain('parents')
  expect(text).not.toContain(instructorId)
})

test('an export lists tokens and links without their secrets', async () => {
  const learnerId = await createLearner({ email: 'export@example.org', passwordHash: 'hash-of-password' })
  const inAYear = new Date(Date.now() + 365 * 24 * 3_600_000)
  await database().accessToken.create({
    data: { userId: learnerId, name: 'A script', tokenHash: 'hash-of-token', scopes: ['progress:read'] },
  })
  await database().progressShare.create({
    data: {
      ...{ learnerId, courseSlug: 'a-course', tokenHash: 'hash-of-link', label: 'Tutor' },
      ...{ sections: ['results'], expiresAt: inAYear },
    },
  })
  const { text, document } = await exportOf(learnerId)
  expect(document).toMatchObject({
    format: 'casebook-export/2',
    tables: {
      account: [{ email: 'export@example.org', hasPassword: true }],
      'access-tokens': [{ name: 'A script' }],
      shares: [{ label: 'Tutor', expiresAt: inAYear.toISOString() }],
    },
  })
  expect(text).not.toContain('hash-of')
})

test('a long log is exported in full, as JSON and formula-safe CSV', async () => {
  const learnerId = await createLearner({ name: '=1+1' })
  const versionId = await versionOf()
  const card = await database().reviewCard.create({
    data: { learnerId, courseSlug: 'a-course', concept: 'c', fact: 'f01', dueAt: new Date() },
  })
  const count = 5_003
  const start = Date.UTC(2026, 0, 1)
  await database().$executeRaw`
    INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin", "sourceKey", "rating",
      "fraction", "fromMemory", "desiredRetention", "dayShift", "day", "reviewedAt")
    SELECT 'log-' || lpad(i::text, 6, '0'), ${learnerId}, ${card.id}, 'a-course', 'c', ${versionId}, 'item', 'true-false', 'review', 'key-' || i, 3, 1, i % 2 = 0,
      0.9, 0, '2026-01-01', ${new Date(start)}::timestamp + i * INTERVAL '1 hour' FROM generate_series(1, ${count}::int) i`
  // The last one is undone.
  await database().$executeRaw`
    INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin", "sourceKey", "rating",
      "fraction", "fromMemory", "desiredRetention", "dayShift", "day", "reviewedAt", "amendsId")
    VALUES ('log-amends', ${learnerId}, ${card.id}, 'a-course', 'c', ${versionId}, 'item', 'true-false', 'review', 'key-amends', 0, 0, TRUE, 0.9, 0, '2026-01-01',
      ${new Date(start)}, 'log-005002')`
  const { document } = await exportOf(learnerId)
  expect(document.tables['review-log']).toHaveLength(count + 1)
  const open = document.tables['review-log-fsrs'] ?? []
  // Every second one was from memory.
  expect(open).toHaveLength(Math.floor(count / 2) - 1)
  expect(open.slice(0, 3)).toEqual(
    [0, 1, 1].map((state, index) => ({
      ...{ card_id: 1, review_time: start + (index + 1) * 2 * 3_600_000, review_rating: 3 },
      ...{ review_state: index === 2 ? open[2]?.review_state : state, review_duration: 0 },
    })),
  )
  const csv = await gather(exportCsv(learnerId, 'review-log-fsrs', new Date()))
  expect(csv.split('\r\n')[0]).toBe('\uFEFFcard_id,review_time,review_rating,review_state,review_duration')
  expect(csv.split('\r\n')).toHaveLength(open.length + 2)
  expect(await gather(exportCsv(learnerId, 'account', new Date()))).toContain(`,'=1+1,`)
  expect(() => exportCsv(learnerId, 'everything', new Date())).toThrow()
})

async function versionOf(): Promise<string> {
  const testClass = await createClass({ students: 0 })
  const version = await database().itemVersion.findFirstOrThrow({
    where: { itemId: testClass.itemIds[0] ?? '' },
  })
  return version.id
}

/** The tables that export each model with personal data. */
const EXPORTED: Record<string, string[]> = {
  User: ['account'],
  Account: ['sign-ins'],
  Session: ['sessions'],
  Passkey: ['passkeys'],
  AccessToken: ['access-tokens'],
  Notification: ['notifications'],
  ProgressShare: ['shares'],
  Attempt: ['attempts'],
  AttemptItem: ['answers', 'answer-feedback'],
  ResponseLog: ['answer-log'],
  LessonCheck: ['lesson-checks'],
  LessonProgress: ['lessons'],
  LessonNote: ['notes'],
  ReviewCard: ['review-cards'],
  ReviewLog: ['review-log', 'review-log-fsrs'],
  ReviewSettings: ['review-settings'],
  DailyGoal: ['daily-goals'],
  StudyDay: ['study-days'],
  ContrastDrill: ['comparisons'],
  ItemReport: ['item-reports'],
  ClassMember: ['classes'],
  GroupMember: ['classes'],
  Grade: ['grades'],
  RegradeRequest: ['regrade-requests'],
  Accommodation: ['accommodation'],
  ClassAccommodation: ['accommodation'],
  StudentOverride: ['overrides'],
}
const LEFT_OUT: Record<string, string> = {
  PasswordReset: 'only a hash that is valid for an hour',
  OutgoingEmail: 'email that the person gets within minutes; its notification is exported',
  Authenticator: 'a secret, which must stay on the server',
  RecoveryCode: 'only hashes of codes that replace a password',
  RegradeChange: 'the ledger of the class; the results are in the points of attempts and answers',
  AuditEntry: 'the audit log of the class and the installation, kept for its staff',
}

test('every model with personal data is exported or left out for a documented reason', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)]
  const personal = models
    .filter(([, name, body]) => name === 'User' || /^\s+(learnerId|userId)\s/m.test(body ?? ''))
    .map(([, name]) => name)
  expect(personal.length).toBeGreaterThan(20)
  expect(personal.sort()).toEqual([...Object.keys(EXPORTED), ...Object.keys(LEFT_OUT)].sort())
  expect([...new Set(Object.values(EXPORTED).flat())].sort()).toEqual(
    EXPORT_TABLES.map(({ name }) => name).sort(),
  )
})

const DOCUMENT = 'docs/data-export.md'

test('the documentation describes exactly the exported tables and columns', () => {
  expect(existsSync(DOCUMENT)).toBe(true)
  const text = readFileSync(DOCUMENT, 'utf8')
  const described = text.slice(text.indexOf('\n## '))
  expect(described).toBe(EXPORT_TABLES.map(describeTable).join(''))
})

function describeTable({ name, about, columns }: ExportTable): string {
  const rows = Object.entries(columns).map(([column, meaning]) => `| \`${column}\` | ${meaning} |\n`)
  return `\n## ${name}\n\n${about}.\n\n| column | what it holds |\n|---|---|\n${rows.join('')}`
}

import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { acceptLate, reopenAttempt } from '@/server/assignments/change-student-attempt'
import { applyRules } from '@/server/attempts/apply-rules'
import { saveResponse } from '@/server/attempts/save-response'
import { listAttemptsForStaff } from '@/server/attempts/staff-queries'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { removeIdleGuests } from '@/server/auth/remove-idle-guests'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { createRegradeRequest } from '@/server/regrade-requests/create-regrade-request'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { previewRegrade } from '@/server/regrading/preview-regrade'
import { undoRegrade } from '@/server/regrading/undo-regrade'
import { createAssignmentRow, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>
type Target = { classId: string; assignmentId: string }
const targetOf = ({ classId, assignmentId }: Class): Target => ({ classId, assignmentId })
const by = (id: string) => ({ id, ipAddress: '192.0.2.1' })
const MINUTE_MS = 60_000
const start = Date.now() - 30 * MINUTE_MS

/** Answers a minute apart, and submits. */
async function take(learnerId: string, target: Target, answers: readonly string[]): Promise<string> {
  const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now: new Date() })
  for (const [index, response] of answers.entries())
    await saveResponse({
      ...{ learnerId, attemptId, slot: index + 1, response },
      ...{ revision: 0, clientId: `tab-of-${learnerId}`, sequence: 1 },
    })
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  await database()
    .$executeRaw`UPDATE "Attempt" SET "startedAt" = ${new Date(start)} WHERE "id" = ${attemptId}`
  await database().$executeRaw`
    UPDATE "ResponseLog" SET "receivedAt" = ${new Date(start)}::timestamp + "slot" * INTERVAL '1 minute' WHERE "attemptId" = ${attemptId}`
  return attemptId
}

/** Four students who answered two assignments. The first has an accommodation, a regrade request, and a regrade. */
async function createAnswered() {
  const testClass = await createClass({ students: 4 })
  const [leaver = '', ...others] = testClass.studentIds
  const { courseId, classId } = testClass
  const second = await createAssignmentRow({ courseId, classId, itemSlugs: ['item-1', 'item-2'] })
  await database().accommodation.create({
    data: { learnerId: leaver, timeMultiplier: 2, extraDays: 3, onePerPage: true },
  })
  const attempts = [
    await take(leaver, targetOf(testClass), ['a', 'b', 'a']),
    await take(leaver, { classId, assignmentId: second.assignmentId }, ['b', 'a']),
  ]
  for (const [index, id] of others.entries())
    await take(id, targetOf(testClass), [index === 0 ? 'b' : 'a', 'a', 'b'])
  const item = testClass.itemIds[0] ?? ''
  const { runId } = await regrade(testClass, 'full-credit')
  return { ...testClass, leaver, second, attempts, item, runId }
}

async function regrade(testClass: Class, policy: 'full-credit' | 'drop') {
  const item = testClass.itemIds[0] ?? ''
  const version = (await database().itemVersion.findFirstOrThrow({ where: { itemId: item } })).id
  const order = { item, version, policy, reason: 'It was unclear.', now: new Date() }
  await applyRegrade(by(testClass.instructorId), targetOf(testClass), order)
  const run = await database().regradeRun.findFirstOrThrow({
    where: { quizId: testClass.quizId },
    orderBy: { createdAt: 'desc' },
  })
  return { runId: run.id }
}

async function remove(id: string): Promise<void> {
  const { email } = await database().user.findUniqueOrThrow({ where: { id } })
  const viewer = { id, email, name: 'Student 1', role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
}

const analyse = (testClass: Class) => getItemAnalysis(testClass.instructorId, targetOf(testClass), 'first')

/** Counts where a text occurs in the database, by table and column. */
async function findEverywhere(text: string): Promise<string[]> {
  const columns = await database().$queryRaw<{ table: string; column: string }[]>`
    SELECT "table_name"::text AS "table", "column_name"::text AS "column" FROM information_schema.columns WHERE "table_schema" = 'public'`
  const found: string[] = []
  for (const { table, column } of columns) {
    const [row] = await database().$queryRawUnsafe<{ count: number }[]>(
      `SELECT COUNT(*)::int AS "count" FROM "${table}" WHERE "${column}"::text LIKE '%' || $1 || '%'`,
      text,
    )
    if (row && row.count > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

test('a deleted account’s responses stay in the class statistics unchanged', async () => {
  const fixture = await createAnswered()
  const before = await analyse(fixture)
  expect(before.items[0]?.times).toMatchObject({ n: 4, median: 60 })
  await remove(fixture.leaver)
  expect(await analyse(fixture)).toEqual(before)
})

test('remaining data doesn’t identify the person or link their assignments', async () => {
  const fixture = await createAnswered()
  const [attempt = ''] = fixture.attempts
  const regradeRequest = { attempt, slot: 2, argument: 'The second answer was right too.', paragraph: null }
  await createRegradeRequest(fixture.leaver, regradeRequest, new Date())
  expect(await findEverywhere(regradeRequest.argument)).toEqual([
    'Notification.body',
    'RegradeRequest.argument',
  ])
  await remove(fixture.leaver)
  expect(await findEverywhere(regradeRequest.argument)).toEqual([])
  // The audit log keeps who changed which grades, by an ID that no longer belongs to anyone. Rate-limit counters
  // expire within two hours.
  for (const id of [fixture.leaver, ...fixture.attempts])
    expect(
      (await findEverywhere(id)).filter((target) => !/^(AuditEntry|RateLimiterFlexible)\./.test(target)),
    ).toEqual([])
  const left = await database().attempt.findMany({
    where: { learner: { isAnonymous: true }, quizId: { in: [fixture.quizId, fixture.second.quizId] } },
    include: { learner: true, log: true },
  })
  expect(left).toHaveLength(2)
  expect(new Set(left.map(({ learnerId }) => learnerId)).size).toBe(2)
  for (const { learner, rules, startedAt, log } of left) {
    expect(learner).toMatchObject({
      name: null,
      email: null,
      createdAt: new Date(0),
      lastSeenAt: new Date(0),
    })
    expect(startedAt.getTime() % (24 * 60 * MINUTE_MS)).toBe(0)
    expect(rules).toMatchObject({ onePerPage: false, timeLimitMinutes: null })
    expect(log.map(({ clientId }) => clientId)).toEqual(log.map(() => ''))
  }
})

test('anonymous responses aren’t listed, survive guest removal, and are regraded', async () => {
  const fixture = await createAnswered()
  await remove(fixture.leaver)
  expect(await removeIdleGuests(database(), new Date())).toBe(0)
  const columns = await listGradebookColumns(fixture.classId, new Date())
  const { rows } = await listGradebookRows(fixture.classId, columns, GradebookSearchSchema.parse({}))
  expect(rows.map(({ name }) => name)).toEqual(['Deleted student', 'Student 2', 'Student 3', 'Student 4'])
  expect(rows[0]).toMatchObject({ isDeleted: true, totalRatio: null, cells: {} })
  const { attempts } = await listAttemptsForStaff({ person: '', quiz: '', before: null })
  expect(attempts.map(({ learner }) => learner)).toContain('A deleted account')

  const quizBefore = (await analyse(fixture)).quiz
  const before = await database().notification.count()
  const version = (await database().itemVersion.findFirstOrThrow({ where: { itemId: fixture.item } })).id
  const preview = await previewRegrade(fixture.instructorId, targetOf(fixture), {
    item: fixture.item,
    version,
    policy: 'drop',
  })
  expect(preview.attempts).toBe(4)
  expect(preview.movers.map(({ name }) => name)).toContain('A deleted account')
  const { runId } = await regrade(fixture, 'drop')
  expect((await analyse(fixture)).quiz).not.toEqual(quizBefore)
  expect(await database().regradeChange.count({ where: { runId } })).toBe(4)
  expect(await database().notification.count({ where: { user: { isAnonymous: true } } })).toBe(0)
  expect(await database().notification.count()).toBeGreaterThan(before)
  await undoRegrade(by(fixture.instructorId), targetOf(fixture), runId, new Date())
  expect((await analyse(fixture)).quiz).toEqual(quizBefore)
  const nobodys = () =>
    database().attempt.findFirstOrThrow({ where: { quizId: fixture.quizId, learner: { isAnonymous: true } } })
  const anonymousResponses = await nobodys()
  await database().$transaction((tx) =>
    applyRules(tx, { quizId: fixture.quizId, actor: { id: null, ipAddress: null }, now: new Date() }),
  )
  expect(await nobodys()).toEqual(anonymousResponses)
})

test('an anonymous attempt can’t be reopened or accept late answers', async () => {
  const fixture = await createAnswered()
  await remove(fixture.leaver)
  const { id: attemptId } = await database().attempt.findFirstOrThrow({
    where: { quizId: fixture.quizId, learner: { isAnonymous: true } },
  })
  const target = { classId: fixture.classId, attemptId }
  const now = new Date()
  await expect(reopenAttempt(by(fixture.instructorId), target, { minutes: 5, now })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(acceptLate(by(fixture.instructorId), target, { slot: null, now })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('an account can’t be deleted while a regrade processes its answers', async () => {
  const fixture = await createAnswered()
  await database().regradeRun.update({ where: { id: fixture.runId }, data: { state: 'RUNNING' } })
  await expect(remove(fixture.leaver)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await database().user.count({ where: { id: fixture.leaver } })).toBe(1)
})

import { expect, test } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { reopenAttempt } from '@/server/assignments/change-student-attempt'
import { checkResponse } from '@/server/attempts/check-response'
import { closeDueAttempts } from '@/server/attempts/close-due-attempts'
import { getAttempt } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { archiveClass, countOpenAttempts } from '@/server/classes/archive-class'
import { acting, errorWith } from '@/tests/support/class-people'
import { getAttemptItem } from '@/tests/support/sample-attempt'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

type Class = Awaited<ReturnType<typeof createClass>>
type Opened = { learnerId: string; attemptId: string }

const ARCHIVED =
  'This class is archived, so your attempt was submitted. We kept this answer, but it doesn’t count.'

async function open({ classId, assignmentId }: Class, learnerId: string): Promise<Opened> {
  const target = { classId, assignmentId }
  const { id } = await startAssignment(learnerId, target, { password: '', now: new Date() })
  return { learnerId, attemptId: id }
}

let sequence = 0
function save(attempt: Opened, slot: number, response: unknown) {
  sequence += 1
  return saveResponse({ ...attempt, slot, response, clientId: 'tab', sequence, revision: 0 })
}

const archive = ({ classId, instructorId }: Class, openAttempts = 0) =>
  archiveClass(acting(instructorId), { class: classId, to: 'archive', openAttempts }, new Date())

const findAttempt = ({ attemptId }: Opened) =>
  database().attempt.findUniqueOrThrow({ where: { id: attemptId } })

/** Moves the end of an attempt back, so that its time ran out the given number of seconds ago. */
const endBefore = ({ attemptId }: Opened, seconds: number) =>
  database().$executeRaw`
    UPDATE "Attempt" SET "closesAt" = CURRENT_TIMESTAMP - ${seconds} * INTERVAL '1 second' WHERE "id" = ${attemptId}`

test('archiving a class submits and grades its open attempts', async () => {
  const made = await createClass({ rules: { whenTimeIsUp: 'abandon', closesAt: '2099-01-01T00:00:00Z' } })
  const [one, two] = made.studentIds
  const attempt = await open(made, one ?? '')
  await save(attempt, 1, 'a')
  const done = await open(made, two ?? '')
  await submitAttempt({ ...done, now: new Date() })
  const before = await findAttempt(done)
  expect(await countOpenAttempts(made.classId)).toBe(1)
  expect(await archive(made, 1)).toBe(1)
  const closed = await findAttempt(attempt)
  expect(closed).toMatchObject({ state: 'GRADED', earned: 1, possible: 3, isLate: false, dueAt: null })
  const { archivedAt } = await database().class.findUniqueOrThrow({ where: { id: made.classId } })
  expect(closed.submittedAt).toEqual(archivedAt)
  expect(await findAttempt(done)).toEqual(before)
  const mark = await database().grade.findFirstOrThrow({ where: { learnerId: attempt.learnerId } })
  expect(mark.scoreRatio).toBeCloseTo(1 / 3, 9)
  const record = await database().auditEntry.findFirstOrThrow({
    where: { classId: made.classId, action: 'class.archive' },
  })
  expect(record.after).toEqual({ submittedAttempts: 1 })
})

test('archiving submits attempts in the grace period late and abandons overdue ones', async () => {
  const grace = { whenTimeIsUp: 'grace', graceMinutes: 10, timeLimitMinutes: 30 } as const
  const made = await createClass({ rules: grace })
  const attempts = []
  for (const id of made.studentIds) attempts.push(await open(made, id))
  const [overdue, over] = attempts as [Opened, Opened]
  await endBefore(overdue, 60)
  await endBefore(over, 3_600)
  await archive(made, 2)
  expect(await findAttempt(overdue)).toMatchObject({ state: 'GRADED', isLate: true })
  expect(await findAttempt(over)).toMatchObject({ state: 'ABANDONED' })
})

test('archiving asks again if more attempts are open than it warned about', async () => {
  const made = await createClass()
  for (const id of made.studentIds) await open(made, id)
  await expect(archive(made, 1)).rejects.toMatchObject({
    code: 'CONFLICT',
    userMessage: expect.stringContaining('2 attempts are in progress now, not 1.'),
  })
  expect(await database().class.findUniqueOrThrow({ where: { id: made.classId } })).toMatchObject({
    archivedAt: null,
  })
  expect(await countOpenAttempts(made.classId)).toBe(2)
})

test('an answer that arrives after archiving is rejected and kept without a score', async () => {
  const made = await createClass()
  const attempt = await open(made, made.studentIds[0] ?? '')
  await save(attempt, 1, 'b')
  await archive(made, 1)
  await expect(save(attempt, 1, 'a')).rejects.toMatchObject({ code: 'CLOSED', userMessage: ARCHIVED })
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ response: 'b', earned: 0 })
  const late = await database().responseLog.findMany({
    where: { attemptId: attempt.attemptId, isLate: true },
  })
  expect(late.map(({ response }) => response)).toEqual(['a'])
  await expect(open(made, made.studentIds[1] ?? '')).rejects.toEqual(errorWith('CLOSED'))
})

test('an unsubmitted attempt accepts no answers and is submitted on the next request', async () => {
  const made = await createClass({ rules: { behavior: 'immediate' } })
  const attempts = []
  for (const id of made.studentIds) attempts.push(await open(made, id))
  const [seen, unseen] = attempts as [Opened, Opened]
  await save(seen, 1, 'a')
  const archivedAt = new Date(Date.now() - 60_000)
  await database().class.update({ where: { id: made.classId }, data: { archivedAt } })
  await database().attempt.updateMany({ where: { quizId: made.quizId }, data: { dueAt: archivedAt } })
  await expect(save(seen, 2, 'a')).rejects.toMatchObject({ userMessage: ARCHIVED })
  await expect(checkResponse({ ...seen, slot: 1, now: new Date() })).rejects.toMatchObject({
    code: 'CLOSED',
    userMessage: expect.stringContaining('archived'),
  })
  expect(await getAttempt(seen.learnerId, seen.attemptId, new Date())).toMatchObject({ state: 'GRADED' })
  expect(await findAttempt(seen)).toMatchObject({ earned: 1, submittedAt: archivedAt })
  await closeDueAttempts(new Date())
  expect(await findAttempt(unseen)).toMatchObject({ state: 'GRADED', submittedAt: archivedAt })
})

test('restoring a class reopens no attempt, but staff can reopen one', async () => {
  const made = await createClass({ rules: { attempts: null } })
  const actor = acting(made.instructorId)
  const attempt = await open(made, made.studentIds[0] ?? '')
  await archive(made, 1)
  const target = { classId: made.classId, attemptId: attempt.attemptId }
  await expect(reopenAttempt(actor, target, { minutes: 5, now: new Date() })).rejects.toEqual(
    errorWith('CLOSED'),
  )
  await archiveClass(actor, { class: made.classId, to: 'restore' }, new Date())
  expect(await findAttempt(attempt)).toMatchObject({ state: 'GRADED' })
  await expect(save(attempt, 1, 'a')).rejects.toMatchObject({
    userMessage: expect.stringContaining('already submitted'),
  })
  await reopenAttempt(actor, target, { minutes: 5, now: new Date() })
  await save(attempt, 1, 'a')
})

test('restoring first submits attempts that archiving left open', async () => {
  const made = await createClass()
  const attempt = await open(made, made.studentIds[0] ?? '')
  await database().class.update({ where: { id: made.classId }, data: { archivedAt: new Date() } })
  const restore = { class: made.classId, to: 'restore' } as const
  await archiveClass(acting(made.instructorId), restore, new Date())
  expect(await findAttempt(attempt)).toMatchObject({ state: 'GRADED' })
})

test('answers acknowledged during archiving are graded, and no attempt stays open', async () => {
  const made = await createClass({ students: 12 })
  const [starter, ...writers] = made.studentIds
  const attempts: Opened[] = []
  for (const id of writers) attempts.push(await open(made, id))
  const outcomes = await Promise.all([
    ...attempts.map(async (attempt, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 2))
      return save(attempt, 1, 'a').then(
        () => ({ attempt, saved: true }),
        () => ({ attempt, saved: false }),
      )
    }),
    archive(made, 20).then(() => null),
    open(made, starter ?? '').then(
      (attempt) => ({ attempt, saved: false }),
      () => null,
    ),
  ])
  for (const outcome of outcomes) {
    if (!outcome) continue
    const { state, earned } = await findAttempt(outcome.attempt)
    expect({ state, earned }).toEqual({ state: 'GRADED', earned: outcome.saved ? 1 : 0 })
  }
  expect(await countOpenAttempts(made.classId)).toBe(0)
})

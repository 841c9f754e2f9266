import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { closeDueAttempts } from '@/server/attempts/close-due-attempts'
import { getAttempt, listAskedItems } from '@/server/attempts/queries'
import { saveResponse } from '@/server/attempts/save-response'
import { startSession } from '@/server/auth/start-session'
import { removeMember, restoreMember } from '@/server/classes/change-member'
import { leaveClass } from '@/server/classes/leave-class'
import { acting, addMember, errorWith } from '@/tests/support/class-people'
import { digestDatabase } from '@/tests/support/database-digest'
import { askHandler, type Handler, readHandlers } from '@/tests/support/product-handlers'
import { ROUTE_CASES } from '@/tests/support/route-cases'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass, type WholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no framework request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

let handlers: Map<string, Handler>
let whole: WholeClass
let student: string
let attempt: string
beforeAll(async () => {
  handlers = await readHandlers()
  whole = await createWholeClass()
})
beforeEach(async () => {
  student = await addMember(whole.classId, 'STUDENT')
  const target = { classId: whole.classId, assignmentId: whole.assignment }
  attempt = (await startAssignment(student, target, { password: '', now: new Date() })).id
  await save('a', 1)
  await startSession(student)
})

const save = (response: string, sequence: number) =>
  saveResponse({
    ...{ learnerId: student, attemptId: attempt, slot: 1, response },
    ...{ revision: 0, clientId: 'a tab', sequence },
  })
const member = () => ({ class: whole.classId, person: student })
const remove = () => removeMember(acting(whole.instructor), member(), new Date())

/** The responses of the attempt's routes, by method and URL. */
async function askAll(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const [name, { body }] of Object.entries(ROUTE_CASES))
    if (name.includes('[attempt]'))
      answers.set(name, await askHandler(handlers, name, { params: { attempt, slot: '1' }, body }))
  for (const body of ['go=submit', 'go=slot:2', 'go=flag:1', 'go=next:1', 'go=check:1'])
    answers.set(
      body,
      await askHandler(handlers, 'POST /attempts/[attempt]/save', { params: { attempt }, body }),
    )
  return answers
}

const stored = () =>
  database().attempt.findUniqueOrThrow({
    where: { id: attempt },
    select: { state: true, earned: true, items: { orderBy: { slot: 'asc' }, select: { response: true } } },
  })

test('a student removed during an attempt can’t read or change it', async () => {
  await remove()
  const before = await digestDatabase()
  const answers = await askAll()
  expect(answers.size).toBeGreaterThan(9)
  for (const [name, answer] of answers) expect(answer, name).toBe('404')
  await expect(getAttempt(student, attempt, new Date())).rejects.toEqual(errorWith('NOT_FOUND'))
  expect(await listAskedItems(student, attempt, [1, 2])).toEqual([])
  await expect(save('b', 2)).rejects.toEqual(errorWith('NOT_FOUND'))
  expect(await digestDatabase()).toBe(before)
})

test('a student who left can’t either', async () => {
  await leaveClass(acting(student), { class: whole.classId }, new Date())
  await expect(getAttempt(student, attempt, new Date())).rejects.toEqual(errorWith('NOT_FOUND'))
  await expect(save('b', 2)).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('a restored student resumes the attempt', async () => {
  await remove()
  await restoreMember(acting(whole.instructor), member())
  expect(await getAttempt(student, attempt, new Date())).toMatchObject({ state: 'IN_PROGRESS' })
  await save('b', 2)
  expect((await stored()).items[0]).toEqual({ response: 'b' })
})

test('a removed student’s attempt is submitted as saved when time runs out', async () => {
  await remove()
  const now = new Date()
  const past = new Date(now.getTime() - 60_000)
  await database().attempt.update({ where: { id: attempt }, data: { closesAt: past, dueAt: past } })
  await closeDueAttempts(now)
  expect(await stored()).toMatchObject({ state: 'GRADED', earned: 1, items: [{ response: 'a' }, {}] })
})

test('a removed student’s earlier submission stays readable, without late answers', async () => {
  await database().attempt.update({
    where: { id: attempt },
    data: { state: 'GRADED', submittedAt: new Date(), gradedAt: new Date() },
  })
  await remove()
  const late = () => database().responseLog.count({ where: { attemptId: attempt, isLate: true } })
  expect(await getAttempt(student, attempt, new Date())).toMatchObject({ state: 'GRADED' })
  await expect(save('b', 2)).rejects.toEqual(errorWith('NOT_FOUND'))
  expect(await late()).toBe(0)
})

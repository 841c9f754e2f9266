import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { setNameAction } from '@/app/(account)/actions'
import { assertInvitationsFit, CAPS } from '@/server/access/caps'
import { signUp } from '@/server/auth/sign-up'
import { copyClass } from '@/server/classes/copy-class'
import { createClass } from '@/server/classes/create-class'
import { limitWrites } from '@/server/http/write-limits'
import { createItem } from '@/server/items/write-item'
import { openBrowser } from '@/tests/support/cookie-jar'
import { countStatements } from '@/tests/support/count-statements'
import { createClass as createTestClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'
import { createWholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

// Replaces cookies, headers, and page revalidation, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.stubEnv('WRITES_PER_MINUTE', '100')

const database = useTestDatabase()
afterEach(() => vi.useRealTimers())

async function fillWithClasses(userId: string): Promise<void> {
  const { id: courseId } = await database().course.findFirstOrThrow({ select: { id: true } })
  const classes = Array.from({ length: CAPS.classes }, () => ({
    id: randomUUID(),
    courseId,
    name: 'A class',
  }))
  await database().class.createMany({ data: classes })
  await database().classMember.createMany({
    data: classes.map(({ id }) => ({ classId: id, userId, role: 'INSTRUCTOR' as const })),
  })
}

test('an instructor with the most classes creates another after archiving one', async () => {
  const { classId, instructorId } = await createTestClass()
  await database().class.update({ where: { id: classId }, data: { archivedAt: new Date() } })
  await fillWithClasses(instructorId)
  const actor = { id: instructorId, ipAddress: null }
  const { slug } = await database().course.findFirstOrThrow({ select: { slug: true } })
  const another = { name: 'Another', term: null, course: slug, timeZone: 'UTC' }
  const days = { from: '2026-11-29', to: '2026-11-30' }
  await expect(createClass(actor, another)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(
    copyClass(actor, { class: classId, name: 'A copy', term: null, ...days }),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
  const open = await database().classMember.findFirstOrThrow({
    where: { userId: instructorId, class: { archivedAt: null } },
    select: { classId: true },
  })
  await database().class.update({ where: { id: open.classId }, data: { archivedAt: new Date() } })
  expect(await createClass(actor, another)).toEqual({ id: expect.any(String) })
})

test('a class with the most drafts accepts another after one is gone', async () => {
  const { classId, instructor } = await createWholeClass()
  const { courseId } = await database().class.findUniqueOrThrow({ where: { id: classId } })
  const existing = await database().item.count({ where: { classId, currentVersionId: null } })
  await database().item.createMany({
    data: Array.from({ length: CAPS.drafts - existing }, () => ({
      ...{ courseId, classId, slug: randomUUID(), type: 'single-choice' },
    })),
  })
  const actor = { id: instructor, ipAddress: null }
  const create = () => createItem(actor, { class: classId, type: 'single-choice' })
  await expect(create()).rejects.toMatchObject({ code: 'CONFLICT' })
  const where = { classId, currentVersionId: null }
  const one = await database().item.findFirstOrThrow({ where, select: { id: true } })
  await database().item.delete({ where: { id: one.id } })
  expect(await create()).toEqual(expect.any(String))
})

test('a class has at most 5,000 open invitations', async () => {
  const { classId } = await createTestClass()
  const invitation = () => ({ classId, email: `${randomUUID()}@example.org`, code: randomUUID() })
  const data = Array.from({ length: CAPS.invitations }, invitation)
  await database().classInvitation.createMany({ data })
  await database().$transaction((tx) => assertInvitationsFit(tx, classId))
  await database().classInvitation.create({ data: invitation() })
  await expect(database().$transaction((tx) => assertInvitationsFit(tx, classId))).rejects.toMatchObject({
    code: 'CONFLICT',
  })
})

/** @returns how many changes were accepted before the first rejection */
async function acceptedOf(work: () => Promise<unknown>, most = 200): Promise<number> {
  for (let number = 0; number < most; number++) {
    const code = await work().then(
      () => 'ok',
      (error) => error.code,
    )
    if (code === 'RATE_LIMITED') return number
  }
  return most
}

test('an account that changes too much is rejected until a minute has passed', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const id = randomUUID()
  const change = () => limitWrites(randomUUID(), id)
  const accepted = await acceptedOf(change)
  expect(accepted).toBeGreaterThanOrEqual(100)
  expect(accepted).toBeLessThan(120)
  await expect(change()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  await limitWrites(randomUUID(), randomUUID())
  vi.setSystemTime(Date.now() + 61_000)
  await change()
})

test('most changes cost no statement', async () => {
  const id = randomUUID()
  const statements = await countStatements(async () => {
    for (let number = 0; number < 19; number++) await limitWrites(id, id)
  })
  expect(statements).toBe(0)
})

test('actions of an account are limited together', async () => {
  openBrowser(randomUUID())
  await signUp({ name: '', email: `${randomUUID()}@example.org`, password: 'quiet river stone' }, null)
  const form = new FormData()
  form.set('name', 'Ani')
  const change = async () => {
    const result = await setNameAction(null, form)
    if (!result.ok) throw Object.assign(new Error(result.message), { code: result.code })
  }
  expect(await acceptedOf(change)).toBeLessThan(120)
})

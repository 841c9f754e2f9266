import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { startSession } from '@/server/auth/start-session'
import { exportJson } from '@/server/export/write-export'
import { createAccessToken } from '@/server/http/access-tokens'
import { createGuest } from '@/server/http/create-guest'
import { attachSourceCopy, previewArticle } from '@/server/source-copies/attach-source-copy'
import { removeSourceCopy } from '@/server/source-copies/remove-source-copy'
import { findAttachedCopy } from '@/server/source-copies/source-copy-queries'
import { callApi } from '@/tests/support/call-api'
import { acting, actionsOf, addMember, errorWith, othersOf } from '@/tests/support/class-people'
import { openBrowser } from '@/tests/support/cookie-jar'
import { sampleArticle } from '@/tests/support/sample-article'
import { createAccount } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const COURSE = 'csto-nagorno-karabakh'

/** A class of the bundled course, with one member of each role and a former student. */
async function createPeople() {
  const { id: courseId } = await database().course.findUniqueOrThrow({ where: { slug: COURSE } })
  const { id: classId } = await database().class.create({ data: { courseId, name: 'A class' } })
  const [instructor, assistant, observer, student, former] = [
    await addMember(classId, 'INSTRUCTOR'),
    await addMember(classId, 'ASSISTANT'),
    await addMember(classId, 'OBSERVER'),
    await addMember(classId, 'STUDENT'),
    await addMember(classId, 'STUDENT'),
  ]
  await database().classMember.updateMany({
    where: { classId, userId: former },
    data: { leftAt: new Date() },
  })
  return { courseId, classId, instructor, assistant, observer, student, former }
}
type People = Awaited<ReturnType<typeof createPeople>>

async function createAdministrator(): Promise<string> {
  const id = await createAccount('Administrator')
  await database().user.update({ where: { id }, data: { role: 'ADMIN' } })
  return id
}

const attachForClass = ({ instructor, classId }: People, text: string) =>
  attachSourceCopy(acting(instructor), { class: classId, text }, new Date())
const attachForAccounts = (administrator: string, text: string) =>
  attachSourceCopy(acting(administrator), { course: COURSE, text }, new Date())

/** What the operation answers to a person in a new browser; null is a visitor. */
async function readAs(userId: string | null, headers: Record<string, string> = {}, paragraph = '4') {
  openBrowser(randomUUID())
  if (userId) await startSession(userId)
  const response = await callApi(`/courses/${COURSE}/source/${paragraph}`, { headers })
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    body: await response.json(),
  }
}
const textFor = async (userId: string | null) => (await readAs(userId)).body.text

beforeEach(async () => {
  await database().sourceCopy.deleteMany()
})

describe('the copy of a class', () => {
  test('is read by its current members only', async () => {
    const one = await createPeople()
    const other = await createPeople()
    await attachForClass(one, sampleArticle('Secret'))
    for (const member of [one.instructor, one.assistant, one.observer, one.student])
      expect(await textFor(member)).toBe('Secret of paragraph 4.')
    const outsiders = [
      ...[one.former, other.instructor, other.assistant, other.observer, other.student],
      ...[await createAccount('Stranger'), await createAdministrator(), await createGuest('127.0.0.1')],
    ]
    for (const outsider of [...outsiders, null]) {
      const { status, body } = await readAs(typeof outsider === 'object' ? (outsider?.id ?? null) : outsider)
      // It doesn't even say that a copy exists.
      expect({ status, body }).toEqual({ status: 200, body: { text: null, needsAccount: false } })
    }
  })

  test('each class reads its own copy', async () => {
    const one = await createPeople()
    const other = await createPeople()
    await attachForClass(one, sampleArticle('One'))
    await attachForClass(other, sampleArticle('Other'))
    expect(await textFor(one.student)).toBe('One of paragraph 4.')
    expect(await textFor(other.student)).toBe('Other of paragraph 4.')
  })

  test('can no longer be read after the membership ends', async () => {
    const people = await createPeople()
    await attachForClass(people, sampleArticle())
    expect(await textFor(people.student)).not.toBeNull()
    await database().classMember.updateMany({
      where: { userId: people.student },
      data: { leftAt: new Date() },
    })
    expect(await textFor(people.student)).toBeNull()
  })

  test('is attached, replaced, and removed only by its instructor', async () => {
    const people = await createPeople()
    const { classId, instructor } = people
    const input = { class: classId, text: sampleArticle() }
    await attachForClass(people, sampleArticle('First'))
    const others: [string, string][] = [
      ...(await othersOf(classId, people.student)),
      [people.assistant, 'FORBIDDEN'],
      [people.former, 'NOT_FOUND'],
      [await createAdministrator(), 'NOT_FOUND'],
    ]
    for (const [userId, code] of others) {
      await expect(previewArticle(userId, input)).rejects.toEqual(errorWith(code))
      await expect(attachSourceCopy(acting(userId), input, new Date())).rejects.toEqual(errorWith(code))
      await expect(removeSourceCopy(acting(userId), input)).rejects.toEqual(errorWith(code))
    }
    expect(await textFor(instructor)).toBe('First of paragraph 4.')
    await attachForClass(people, sampleArticle('Second'))
    expect(await textFor(instructor)).toBe('Second of paragraph 4.')
    await removeSourceCopy(acting(instructor), { class: classId })
    await removeSourceCopy(acting(instructor), { class: classId })
    expect(await textFor(instructor)).toBeNull()
    expect(await actionsOf(classId)).toEqual(['source.attach', 'source.attach', 'source.remove'])
  })

  test('of an archived class is still read and can be removed, but not replaced', async () => {
    const people = await createPeople()
    const { classId, instructor, student } = people
    await attachForClass(people, sampleArticle())
    await database().class.update({ where: { id: classId }, data: { archivedAt: new Date() } })
    expect(await textFor(student)).toBe('Words of paragraph 4.')
    await expect(attachForClass(people, sampleArticle('Later'))).rejects.toEqual(errorWith('CLOSED'))
    await removeSourceCopy(acting(instructor), { class: classId })
    expect(await textFor(student)).toBeNull()
  })
})

describe('the copy for all accounts', () => {
  test('is read by everyone who is signed in, not by guests, visitors, and tokens', async () => {
    const administrator = await createAdministrator()
    await attachForAccounts(administrator, sampleArticle('Secret'))
    const account = await createAccount('Anyone')
    for (const userId of [administrator, account])
      expect(await textFor(userId)).toBe('Secret of paragraph 4.')
    const hidden = { text: null, needsAccount: true }
    const { id: guest } = await createGuest('127.0.0.1')
    expect((await readAs(guest)).body).toEqual(hidden)
    expect((await readAs(null)).body).toEqual(hidden)
    const viewer = { id: account, role: 'LEARNER', isGuest: false, email: 'x', name: null } as const
    const token = await createAccessToken(
      { name: 'A script', lifetimeDays: 30, scopes: ['courses:read'] },
      viewer,
    )
    expect((await readAs(null, { authorization: `Bearer ${token}` })).body).toEqual(hidden)
  })

  test('is attached and removed only by an administrator', async () => {
    const administrator = await createAdministrator()
    const { instructor } = await createPeople()
    const input = { course: COURSE, text: sampleArticle() }
    await attachForAccounts(administrator, sampleArticle())
    for (const run of [
      () => previewArticle(instructor, input),
      () => attachSourceCopy(acting(instructor), input, new Date()),
      () => removeSourceCopy(acting(instructor), input),
    ])
      await expect(run()).rejects.toEqual(errorWith('FORBIDDEN'))
    expect(await findAttachedCopy(COURSE, null)).toMatchObject({ isOutdated: false })
    await removeSourceCopy(acting(administrator), { course: COURSE })
    expect(await findAttachedCopy(COURSE, null)).toBeNull()
  })
})

test('the response is stored by no one', async () => {
  const people = await createPeople()
  await attachForClass(people, sampleArticle())
  expect((await readAs(people.student)).cache).toBe('no-store')
})

test('a paragraph that the article doesn’t have is not found', async () => {
  const people = await createPeople()
  await attachForClass(people, sampleArticle())
  expect((await readAs(people.student, {}, '17')).status).toBe(404)
  expect((await readAs(people.student, {}, '0')).status).toBe(422)
})

test('a text with another number of paragraphs is previewed, but not attached', async () => {
  const people = await createPeople()
  const text = `${sampleArticle()}\n\nA caption.`
  const preview = await previewArticle(people.instructor, { class: people.classId, text })
  expect(preview).toMatchObject({ expected: 16, text })
  expect(preview.found).toHaveLength(17)
  expect(preview.found[3]).toBe('Words of paragraph 4.')
  await expect(attachForClass(people, text)).rejects.toMatchObject({
    fieldErrors: { text: 'The article has 16 paragraphs, but this text has 17.' },
  })
  expect(await findAttachedCopy(COURSE, people.classId)).toBeNull()
})

test('a file must be plain text in UTF-8 and not too large', async () => {
  const { instructor, classId } = await createPeople()
  const preview = (content: BlobPart) =>
    previewArticle(instructor, { class: classId, text: '', file: new File([content], 'article.txt') })
  expect((await preview(`\uFEFF${sampleArticle('Šćepanović')}`)).found[0]).toBe('Šćepanović of paragraph 1.')
  await expect(preview(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toEqual(errorWith('INVALID_INPUT'))
  await expect(preview(new Uint8Array([0x4a, 0xe9]))).rejects.toEqual(errorWith('INVALID_INPUT'))
  await expect(preview('x'.repeat(400_001))).rejects.toEqual(errorWith('INVALID_INPUT'))
  await expect(preview('# Only a title')).rejects.toEqual(errorWith('INVALID_INPUT'))
})

test('a copy is hidden once the article has another number of paragraphs', async () => {
  const people = await createPeople()
  await attachForClass(people, sampleArticle())
  await database().sourceCopy.updateMany({ data: { paragraphs: ['Only one.'] } })
  expect(await textFor(people.student)).toBeNull()
  expect(await findAttachedCopy(COURSE, people.classId)).toMatchObject({ isOutdated: true })
})

test('the text is in no audit entry, export, or public response', async () => {
  const people = await createPeople()
  await attachForClass(people, sampleArticle('Unmistakable'))
  const entries = await database().auditEntry.findMany({ where: { classId: people.classId } })
  const written = [JSON.stringify(entries, (_, value) => (typeof value === 'bigint' ? `${value}` : value))]
  for (const userId of [people.instructor, people.student])
    for await (const part of exportJson(userId, new Date())) written.push(part)
  openBrowser(randomUUID())
  await startSession(people.student)
  for (const path of ['', '/explanations', '/lessons/the-deal'])
    written.push(await (await callApi(`/courses/${COURSE}${path}`)).text())
  expect(written.join('')).toContain('hasRights')
  expect(written.join('')).not.toContain('Unmistakable')
})

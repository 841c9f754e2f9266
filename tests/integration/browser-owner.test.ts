import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { OWNER_COOKIE, OWNER_HEADER, parseBrowserOwner, VISITOR } from '@/domain/access/browser-owner'
import { deleteAccount } from '@/server/accounts/delete-account'
import { signOutEverywhere } from '@/server/auth/end-session'
import { signUp } from '@/server/auth/sign-up'
import { requireViewer } from '@/server/http/viewer'
import { callApi } from '@/tests/support/call-api'
import { cookies, keepBrowser, openBrowser } from '@/tests/support/cookie-jar'
import { signIn, signOut } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()
const PASSWORD = 'quiet river stone'

const readOwner = async () => parseBrowserOwner((await cookies()).get(OWNER_COOKIE)?.value)

async function register() {
  const email = `${randomUUID()}@example.org`
  await signUp({ name: '', email, password: PASSWORD }, null)
  return { ...(await requireViewer('account')), email }
}

const me = async () => (await callApi('/me')).json()

test('the owner of a browser’s data starts, changes, and ends with the session', async () => {
  openBrowser(randomUUID())
  expect(await readOwner()).toEqual({ owner: null, takesOver: [], cleared: [] })
  const guest = await requireViewer('guest')
  expect(await readOwner()).toEqual({ owner: guest.id, takesOver: [VISITOR], cleared: [] })
  openBrowser(randomUUID())
  const ani = await register()
  expect(await readOwner()).toEqual({ owner: ani.id, takesOver: [VISITOR], cleared: [] })
  await signOut()
  expect(await readOwner()).toEqual({ owner: null, takesOver: [], cleared: [ani.id] })
  const ben = await register()
  expect(await readOwner()).toEqual({ owner: ben.id, takesOver: [VISITOR], cleared: [ani.id] })
  await signOutEverywhere(ben)
  expect(await readOwner()).toEqual({ owner: null, takesOver: [], cleared: [ani.id, ben.id] })
})

test('an account takes over only from the guest who signed in to it', async () => {
  openBrowser(randomUUID())
  const ani = await register()
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  await signIn({ email: ani.email, password: PASSWORD })
  expect(await readOwner()).toEqual({ owner: ani.id, takesOver: [guest.id, VISITOR], cleared: [] })
  openBrowser(randomUUID())
  await register()
  await signIn({ email: ani.email, password: PASSWORD })
  expect(await readOwner()).toEqual({ owner: ani.id, takesOver: [], cleared: [] })
})

test('a guest who signs up stays the owner', async () => {
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  await signUp({ name: '', email: `${randomUUID()}@example.org`, password: PASSWORD }, guest)
  expect(await readOwner()).toEqual({ owner: guest.id, takesOver: [VISITOR], cleared: [] })
})

test('a browser learns that its session ended or its account was deleted', async () => {
  openBrowser(randomUUID())
  expect(await me()).toEqual({ viewer: null, ended: null })
  const ani = await register()
  expect(await me()).toMatchObject({ viewer: { id: ani.id }, ended: null })
  await database().user.update({ where: { id: ani.id }, data: { sessionVersion: { increment: 1 } } })
  expect(await me()).toEqual({ viewer: null, ended: { owner: ani.id, isDeleted: false } })
  await signIn({ email: ani.email, password: PASSWORD })
  const elsewhere = keepBrowser()
  await deleteAccount({ password: PASSWORD, confirmation: 'delete' }, ani)
  expect(await readOwner()).toMatchObject({ owner: null, cleared: [ani.id] })
  elsewhere()
  expect(await me()).toEqual({ viewer: null, ended: { owner: ani.id, isDeleted: true } })
})

test('a session that started without the owner’s cookie gets it at the next visit', async () => {
  openBrowser(randomUUID())
  const ani = await register()
  const jar = await cookies()
  jar.set(OWNER_COOKIE, '', { maxAge: 0 })
  await me()
  expect(await readOwner()).toEqual({ owner: ani.id, takesOver: [], cleared: [] })
})

test('one owner’s data is rejected under another’s session', async () => {
  openBrowser(randomUUID())
  const ani = await register()
  const course = 'csto-nagorno-karabakh'
  const lesson = 'the-deal'
  const send = (owner: string) =>
    callApi(`/courses/${course}/lessons/${lesson}/reading`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        Origin: 'http://localhost:3000',
        [OWNER_HEADER]: owner,
      },
      body: JSON.stringify({ finishedSections: [], lastSection: null }),
    })
  for (const owner of [VISITOR, randomUUID()]) expect((await send(owner)).status).toBe(409)
  expect(await database().lessonProgress.count({ where: { learnerId: ani.id } })).toBe(0)
  expect((await send(ani.id)).status).toBe(204)
  await signOut()
  expect((await send(ani.id)).status).toBe(409)
  expect((await send(VISITOR)).status).toBe(204)
})

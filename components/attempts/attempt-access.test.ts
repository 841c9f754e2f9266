import { afterEach, expect, test, vi } from 'vitest'
import { formatBrowserOwner, OWNER_COOKIE } from '@/domain/access/browser-owner'
import { findNoAccess, onAccess, reportAccess } from './attempt-access'

afterEach(() => vi.unstubAllGlobals())

/** @param owner the owner that the browser's cookie names */
function browserOf(owner: string, status: number) {
  const value = encodeURIComponent(formatBrowserOwner({ owner, takesOver: [], cleared: [] }))
  vi.stubGlobal('document', { cookie: `${OWNER_COOKIE}=${value}` })
  vi.stubGlobal('fetch', async () => {
    if (status === 0) throw new TypeError('offline')
    return new Response('{}', { status })
  })
}

test.each([
  ['ada', 404, 'no-access'],
  ['ada', 401, 'signed-out'],
  ['ben', 404, 'signed-out'],
  ['ada', 200, null],
  ['ada', 503, null],
  ['ada', 0, null],
] as const)('for %s’s session and status %i, the reason is %s', async (owner, status, reason) => {
  browserOf(owner, status)
  expect(await findNoAccess('ada', 'an-attempt')).toBe(reason)
})

test('a response to a learner without access is reported until a later one shows access', async () => {
  browserOf('ada', 404)
  const reported: unknown[] = []
  const stop = onAccess('an-attempt', (reason) => reported.push(reason))
  await reportAccess('an-attempt', new Response('{}', { status: 404 }))
  await reportAccess('another', new Response('{}', { status: 404 }))
  await reportAccess('an-attempt', new Response('{}', { status: 200 }))
  stop()
  await reportAccess('an-attempt', new Response('{}', { status: 404 }))
  expect(reported).toEqual(['no-access', null])
})

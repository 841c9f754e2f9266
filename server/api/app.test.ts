import { expect, test } from 'vitest'
import { api } from './app'

const ask = (path: string, init: RequestInit = {}) =>
  api.request(`http://localhost:3000/api/v1${path}`, init, { ipAddress: '192.0.2.1' })

test('an unknown URL gets a problem, whatever the method', async () => {
  for (const path of ['', '/', '/nothing', '/attempts/a/b/c/d'])
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const response = await ask(path, { method })
      expect(response.status, `${method} ${path}`).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND', status: 404 })
    }
})

test('another method gets the allowed ones', async () => {
  const refused = await ask('/courses/a/lessons/b/reading', { method: 'PATCH' })
  expect(refused.status).toBe(405)
  expect(refused.headers.get('allow')).toBe('GET, PUT, HEAD, OPTIONS')
  const told = await ask('/attempts', { method: 'OPTIONS' })
  expect(told.status).toBe(204)
  expect(told.headers.get('allow')).toBe('POST, OPTIONS')
  expect((await ask('/attempts')).status).toBe(405)
})

test('HEAD is like GET without content', async () => {
  const head = await ask('/openapi.json', { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  expect((await ask('/attempts', { method: 'HEAD' })).status).toBe(405)
})

test('what is long enough is compressed for those who ask for it', async () => {
  const encodingOf = async (path: string, accepted: string) =>
    (await ask(path, { headers: { 'Accept-Encoding': accepted } })).headers.get('content-encoding')
  expect(await encodingOf('/openapi.json', 'gzip, br')).toBe('gzip')
  expect(await encodingOf('/openapi.json', 'identity')).toBeNull()
  expect(await encodingOf('/nothing', 'gzip')).toBeNull()
  expect(await encodingOf('/me', 'gzip')).toBeNull()
})

test('a path of a request is decoded, and its query can’t replace a part of it', async () => {
  expect((await ask('/courses/csto%2Dnagorno-karabakh/lessons')).status).toBe(200)
  expect((await ask('/courses/none/lessons?course=csto-nagorno-karabakh')).status).toBe(404)
  const refused = await ask('/courses/a/review?cards=many')
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ fieldErrors: { cards: expect.any(String) } })
  // Reads the course.
}, 30_000)

import { afterEach, expect, test, vi } from 'vitest'
import { OWNER_HEADER } from '@/domain/access/browser-owner'
import { callApi } from './call-api'

const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()
vi.stubGlobal('fetch', fetched)
afterEach(() => fetched.mockReset())

const answerWith = (response: Response) => fetched.mockResolvedValueOnce(response)

test('an operation is called at its path, with its body and owner', async () => {
  answerWith(
    Response.json({ revision: 1, savedAt: '2026-01-01T00:00:00.000Z', problem: null, replaced: null }),
  )
  const body = { response: 'b', clientId: 'c', sequence: 1, revision: 0 }
  const params = { attempt: 'a/b', slot: 2 }
  const call = { params, body, owner: 'me', keepalive: true }
  const answer = await callApi('PUT /attempts/{attempt}/responses/{slot}', call)
  expect(answer).toMatchObject({ ok: true, status: 200, data: { revision: 1 } })
  expect(fetched).toHaveBeenCalledExactlyOnceWith('/api/v1/attempts/a%2Fb/responses/2', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', [OWNER_HEADER]: 'me' },
    body: JSON.stringify(body),
    keepalive: true,
  })
})

test('parameters that aren’t in the path are in the query string', async () => {
  answerWith(Response.json({}))
  await callApi('GET /classes/{class}/gradebook', { params: { class: 'c', name: 'Ö & Z', offset: 50 } })
  const [url, init] = fetched.mock.calls[0] ?? []
  expect(url).toBe('/api/v1/classes/c/gradebook?name=%C3%96+%26+Z&offset=50')
  expect(init).toEqual({ method: 'GET', headers: {} })
})

test('an answer without content has no data', async () => {
  answerWith(new Response(null, { status: 204 }))
  const call = { params: { attempt: 'a', slot: 1 }, body: { flagged: true } }
  expect(await callApi('PUT /attempts/{attempt}/flags/{slot}', call)).toEqual({ ok: true, status: 204 })
})

test('a refusal has the problem, and none if something else answered', async () => {
  answerWith(Response.json({ detail: 'Closed.', code: 'CLOSED' }, { status: 410 }))
  expect(await callApi('POST /attempts', { body: { course: 'c', quiz: 'q' } })).toEqual({
    ok: false,
    status: 410,
    problem: { detail: 'Closed.', code: 'CLOSED' },
  })
  answerWith(new Response('<html>', { status: 511 }))
  expect(await callApi('GET /me', {})).toEqual({ ok: false, status: 511, problem: null })
})

test('no connection and an unreadable answer are errors', async () => {
  fetched.mockRejectedValueOnce(new TypeError('offline'))
  await expect(callApi('GET /me', {})).rejects.toThrow('offline')
  answerWith(new Response('<html>'))
  await expect(callApi('GET /me', {})).rejects.toThrow(SyntaxError)
})

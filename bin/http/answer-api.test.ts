import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { CLIENT_HEADER } from '@/server/platform/request-context'
import { captureLog } from '@/tests/support/capture-log'
import { answerApiFirst } from './answer-api'
import { createRequestListener } from './request-listener'

type Seen = { request: Request; ipAddress: string; text: string }

let server: Server
let port: number
let seen: Seen[] = []
let answer: () => Response
const captured = captureLog()
const api = {
  fetch: async (received: Request, { ipAddress }: { ipAddress: string }) => {
    seen.push({ request: received, ipAddress, text: await received.text() })
    return answer()
  },
}

beforeAll(async () => {
  const handle = answerApiFirst(api, async (_request, response) => {
    response.end('the framework')
  })
  const hashes = { scripts: {}, styles: {} }
  const built = {
    hashes,
    styles: new Map(),
    notFoundPage: Buffer.from(''),
    isRoute: () => true,
    nameRoute: () => 'a route',
  }
  server = createServer(createRequestListener(handle, built)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
beforeEach(() => {
  seen = []
  answer = () => Response.json({ ok: true })
})
afterAll(() => server.close())

type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string }

async function ask({ method = 'GET', path, headers = {}, body }: Asked) {
  const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false })
  sent.end(body)
  const [response] = await once(sent, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode, text, headers: response.headers }
}

test('the API gets a request with its query, headers, and body', async () => {
  const { status, text, headers } = await ask({
    method: 'PUT',
    path: '/api/v1/attempts/a/responses/1?b=%20c',
    headers: { Cookie: 'd=e; f=g', Origin: 'http://h.example', Host: 'h.example' },
    body: '{"ž":1}',
  })
  expect({ status, text }).toEqual({ status: 200, text: '{"ok":true}' })
  expect(headers).toMatchObject({ 'content-length': '11', 'x-content-type-options': 'nosniff' })
  const [only] = seen
  expect(only?.request.method).toBe('PUT')
  expect(only?.request.url).toBe('http://h.example/api/v1/attempts/a/responses/1?b=%20c')
  expect(only?.request.headers.get('cookie')).toBe('d=e; f=g')
  expect(only?.request.headers.get('host')).toBe('h.example')
  expect(only?.text).toBe('{"ž":1}')
})

test('the IP address is the socket’s, whatever the client claims', async () => {
  const claims = { [CLIENT_HEADER]: '10.0.0.1', 'X-Forwarded-For': '10.0.0.2' }
  await ask({ path: '/api/v1/me', headers: claims })
  expect(seen[0]?.ipAddress).toBe('127.0.0.1')
  expect(seen[0]?.request.headers.get('x-forwarded-for')).toBeNull()
})

test('cookies, an empty response, and a HEAD request arrive as the API sends them', async () => {
  answer = () => {
    const response = new Response(null, { status: 204 })
    for (const cookie of ['a=1; Path=/', 'b=2; Path=/']) response.headers.append('Set-Cookie', cookie)
    return response
  }
  const empty = await ask({ method: 'POST', path: '/api/v1/attempts' })
  expect(empty).toMatchObject({ status: 204, text: '' })
  expect(empty.headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/'])
  answer = () => Response.json({ ok: true })
  expect(await ask({ method: 'HEAD', path: '/api/v1/me' })).toMatchObject({ status: 200, text: '' })
})

test.each(['/', '/api/v1', '/api/v1/me/', '/api/v1//me', '/api/v10/me', '/api/auth/csrf', '/API/v1/me'])(
  'the framework answers %s',
  async (path) => {
    expect((await ask({ path })).text).toBe('the framework')
    expect(seen).toEqual([])
  },
)

test('a client that leaves while it sends is not an error', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write('PUT /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf')
  await vi.waitFor(async () => expect((await ask({ path: '/api/v1/me' })).status).toBe(200))
  socket.destroy()
  await once(socket, 'close')
  expect((await ask({ path: '/api/v1/me' })).status).toBe(200)
  expect(seen.every(({ request }) => request.method === 'GET')).toBe(true)
  expect(captured.text()).not.toContain('"level":"error"')
})

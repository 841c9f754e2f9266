import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { log } from '@/server/platform/log'
import { MESSAGE_HEADER, requestContext } from '@/server/platform/request-context'
import { captureLog } from '@/tests/support/capture-log'
import { createRouteNames } from './name-route'
import { createRequestListener } from './request-listener'

/** What the framework does with the next request. */
let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
const built = {
  hashes: { scripts: {}, styles: {} },
  styles: new Map(),
  notFoundPage: Buffer.from('<main>the built page</main>'),
  isRoute: (path: string) => path.startsWith('/api/') || path.endsWith('/save'),
  nameRoute: createRouteNames(['/', '/reset-password/[token]']),
}
let server: Server
let port: number
const captured = captureLog()
beforeAll(async () => {
  server = createServer(createRequestListener((...asked) => handle(...asked), built)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterEach(() => captured.clear())
afterAll(() => server.close())

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer }

async function ask({ method = 'GET', path = '/', headers = {}, body }: Asked) {
  const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false })
  sent.end(body)
  const [response] = await once(sent, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  const { statusCode, headers: answered } = response
  return { status: statusCode, type: answered['content-type'], text, headers: answered }
}

/** The framework's response, which doesn't depend on the request. */
function answering(status: number, headers: Record<string, string> = { 'Content-Type': 'text/html' }) {
  handle = async (_request, response) => {
    response.writeHead(status, headers)
    response.end('<html id="__next_error__"></html>')
  }
}

const html = 'text/html; charset=utf-8'

test('an unknown error becomes a page with the request’s ID, which the log has too', async () => {
  answering(500)
  const { status, type, text, headers } = await ask({ path: '/reset-password/a-secret?x=y' })
  expect({ status, type }).toEqual({ status: 500, type: html })
  const [, id] = /Error ID: (\w{16})/.exec(text) ?? []
  expect(headers['x-request-id']).toBe(id)
  await vi.waitFor(() => expect(captured.lines()).toHaveLength(1))
  expect(captured.lines()).toMatchObject([
    {
      level: 'error',
      msg: 'request',
      requestId: id,
      method: 'GET',
      route: '/reset-password/[token]',
      status: 500,
    },
  ])
  expect(captured.text()).not.toContain('a-secret')
  expect(text).toContain('<a class="button" href="/">Go to home page</a>')
})

test('every line of a request has its ID, and the response too', async () => {
  handle = async (_request, response) => {
    await pause(1)
    log.warn('from inside')
    response.end()
  }
  const { headers } = await ask({})
  await vi.waitFor(() => expect(captured.lines()).toHaveLength(2))
  expect(captured.lines()).toMatchObject([
    { msg: 'from inside', requestId: headers['x-request-id'] },
    { msg: 'request', level: 'info', requestId: headers['x-request-id'], status: 200, route: '/' },
  ])
})

test('a rejected request has an ID too', async () => {
  const { headers, text } = await ask({ method: 'TRACE', path: '/api/v1/me' })
  expect(headers['x-request-id']).toMatch(/^\w{16}$/)
  expect(JSON.parse(text)).toMatchObject({ requestId: headers['x-request-id'] })
})

test('a failure of the handler itself does too', async () => {
  handle = () => Promise.reject(new Error('of a test'))
  expect(await ask({})).toMatchObject({ status: 500, text: expect.stringContaining('Error ID') })
  expect(captured.lines()[0]).toMatchObject({ msg: 'request failed', error: { message: 'of a test' } })
})

test('a script gets a problem document instead of a page', async () => {
  answering(500, {})
  const { status, type, text } = await ask({ path: '/api/v1/me' })
  expect({ status, type }).toEqual({ status: 500, type: 'application/problem+json' })
  expect(JSON.parse(text)).toMatchObject({ status: 500, code: 'INTERNAL' })
})

test('a response that explains its error stays the same', async () => {
  answering(422, { 'Content-Type': 'application/problem+json' })
  expect((await ask({ path: '/api/v1/me' })).text).toContain('__next_error__')
  answering(500, { 'Content-Type': 'text/x-component' })
  expect((await ask({ headers: { rsc: '1' } })).text).toContain('__next_error__')
  answering(200)
  expect((await ask({})).text).toContain('__next_error__')
})

test('a missing page gets the built error page, without a body for HEAD', async () => {
  answering(404)
  expect(await ask({})).toMatchObject({ status: 404, text: '<main>the built page</main>' })
  expect(await ask({ method: 'HEAD' })).toMatchObject({ status: 404, text: '' })
})

test('a form route’s error has a reason, without internal headers', async () => {
  handle = async (_request, response) => {
    response.setHeader(MESSAGE_HEADER, encodeURIComponent('Time’s <up>.'))
    response.statusCode = 410
    response.setHeader('Content-Type', html)
    response.end()
  }
  const { status, text, headers } = await ask({ method: 'POST', path: '/attempts/a/save' })
  expect(status).toBe(410)
  expect(text).toContain('Time’s &#60;up&#62;.')
  expect(headers).not.toHaveProperty(MESSAGE_HEADER)
})

const SITE = () => `http://127.0.0.1:${port}`
const action = (headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  headers: { Origin: SITE(), 'Content-Type': 'multipart/form-data; boundary=x', ...headers },
  body: 'spoiled',
})

test('an action that fails before its own code is a bad request', async () => {
  answering(500)
  expect(await ask(action())).toMatchObject({ status: 400, type: html })
  expect(await ask(action({ 'Next-Action': 'a' }))).toMatchObject({
    status: 400,
    type: 'text/plain; charset=utf-8',
  })
})

test('an action that fails in its own code is a server error', async () => {
  handle = async (_request, response) => {
    const context = requestContext.getStore()
    if (context) context.hasReachedAction = true
    response.writeHead(500, { 'Content-Type': 'text/html' }).end()
  }
  expect(await ask(action())).toMatchObject({ status: 500 })
})

test('an action of another site never reaches the framework', async () => {
  handle = () => Promise.reject(new Error('reached'))
  expect(await ask(action({ Origin: 'http://evil.example' }))).toMatchObject({ status: 403, type: html })
  expect(captured.text()).not.toContain('"error"')
})

test.each([
  ['TRACE', '/', {}, 405],
  ['OPTIONS', '*', {}, 405],
  ['GET', 'http://evil.example/', {}, 400],
  ['GET', '/%E0%A4%A', {}, 400],
  ['GET', '/?a=%00', {}, 400],
  ['GET', '/', { Host: '[' }, 400],
  ['GET', '/', { 'Next-Router-State-Tree': '{' }, 400],
  ['GET', '/', { 'Next-Router-State-Tree': '%5B%22%22%2C%7B%7D%5D' }, 200],
  ['POST', '/api/v1/attempts', { 'Content-Encoding': 'gzip' }, 415],
  ['POST', '/sign-in', { 'Content-Type': 'application/json' }, 405],
  ['PUT', '/', {}, 405],
] as const)('%s %s with %j returns %s', async (method, path, headers, status) => {
  answering(200)
  const answer = await ask({ method, path, headers })
  expect(answer.status).toBe(status)
  if (status !== 200 && !path.startsWith('/api/')) expect(answer.text).toContain('Go to home page')
})

/** Reads the whole body, as the framework does. */
function reading(): { sizes: number[] } {
  const read = { sizes: [] as number[] }
  handle = async (request, response) => {
    let size = 0
    for await (const chunk of request) size += chunk.length
    read.sizes.push(size)
    response.end('read')
  }
  return read
}

test.each([
  ['/api/v1/attempts', 256 * 1024],
  ['/attempts/a/save', 256 * 1024],
  ['/sign-in', 1_000_000],
])('%s accepts %s bytes, stated or not', async (path, limit) => {
  const read = reading()
  const framings: Record<string, string>[] = [{}, { 'Transfer-Encoding': 'chunked' }]
  for (const headers of framings) {
    const post = (size: number) => ask({ ...action(headers), path, body: Buffer.alloc(size) })
    expect(await post(limit)).toMatchObject({ status: 200, text: 'read' })
    expect(await post(limit + 1)).toMatchObject({ status: 413, text: expect.stringContaining('too large') })
  }
  expect(read.sizes).toEqual([limit, limit])
})

test('a client that never stops sending is cut off', async () => {
  reading()
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const head = ['POST /api/v1/attempts HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked', '', ''].join(
    '\r\n',
  )
  socket.write(head)
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const sending = setInterval(() => socket.write(chunk), 20)
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
  await once(socket, 'close')
  clearInterval(sending)
}, 20_000)

test('a browser that opens the sign-in page gets the token’s cookie, and the page reads it', async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough for a session')
  const seen: (string | undefined)[] = []
  handle = async (request, response) => {
    seen.push(request.headers.cookie)
    response.setHeader('Content-Type', html)
    response.end()
  }
  const first = await ask({ path: '/sign-in?next=/a', headers: { Cookie: 'a=b' } })
  const [cookie = ''] = first.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^next-auth\.csrf-token=\S+; Path=\/; HttpOnly; SameSite=Lax$/)
  const [pair] = cookie.split(';')
  expect(seen).toEqual([`a=b; ${pair}`])
  expect((await ask({ path: '/settings', headers: { Cookie: `${pair}` } })).headers).not.toHaveProperty(
    'set-cookie',
  )
  expect((await ask({ path: '/courses' })).headers).not.toHaveProperty('set-cookie')
  vi.unstubAllEnvs()
})

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { GET as getHealth } from '@/app/api/health/route'
import { GET as getReady } from '@/app/api/ready/route'
import { captureConsole } from '@/bin/capture-console'
import { answerApiFirst } from '@/bin/http/answer-api'
import { createRouteNames } from '@/bin/http/name-route'
import { createRequestListener, type Handle } from '@/bin/http/request-listener'
import { migrate } from '@/prisma/migrate'
import { api } from '@/server/api/app'
import { isOutage, noteFailure } from '@/server/platform/database-watch'
import { adoptDatabase, type Database, db, openServer } from '@/server/platform/db'
import { captureLog } from '@/tests/support/capture-log'
import { createOwnDatabase } from '@/tests/support/own-database'
import { fromDump } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// The database goes away under a running server, and comes back. The embedded one comes back with a restart.

let server: Server
let origin: string
let database: Database
let outage: { start: () => Promise<void>; end: () => Promise<void>; clean: () => Promise<void> }
const captured = captureLog()

/** Renders a page from the database, and fails as the framework does: it prints the error and sends an empty page. */
const framework: Handle = async (_request, response) => {
  try {
    response.end(`${await db().course.count()} courses`)
  } catch (error) {
    console.error(error)
    response.statusCode = 500
    response.setHeader('Content-Type', 'text/html')
    response.end('<html id="__next_error__"></html>')
  }
}

const original = { ...console }
beforeAll(async () => {
  captureConsole()
  const template = inject('template')
  outage = template.kind === 'embedded' ? await embedded(template.dump) : await onServer(template.url)
  const built = {
    hashes: { scripts: { '/privacy': [] }, styles: {} },
    styles: new Map(),
    notFoundPage: Buffer.from('<main>the built page</main>'),
    isRoute: (path: string) => path.startsWith('/api/'),
    nameRoute: createRouteNames(['/', '/privacy', '/progress', '/api/ready', '/api/v1/[[...path]]']),
  }
  server = createServer(createRequestListener(answerApiFirst(api, framework), built)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(async () => {
  Object.assign(console, original)
  server.close()
  await outage.clean()
})

async function embedded(dump: string) {
  database = await fromDump(dump)
  adoptDatabase(database)
  return {
    start: () => database.close(),
    end: async () => {
      database = await fromDump(dump)
      adoptDatabase(database)
    },
    clean: () => database.close(),
  }
}

async function onServer(url: string) {
  const own = await createOwnDatabase(url)
  const name = new URL(own.url).pathname.slice(1)
  database = await openServer(own.url)
  await migrate(database.adapter)
  adoptDatabase(database)
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  return {
    start: async () => {
      await admin.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS false`)
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    },
    end: async () => {
      await admin.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS true`)
    },
    clean: async () => {
      await database.close()
      await admin.end()
      await own.drop()
    },
  }
}

/** What the page shows: the embedded database has a course, and the one on a server is empty. */
const courses = async () => `${await db().course.count()} courses`
const ask = (path: string) => fetch(`${origin}${path}`)

test('an outage is explained with status 503, and ends by itself', async () => {
  expect(await (await ask('/progress')).text()).toBe(await courses())
  expect(await (await getReady()).json()).toEqual({ status: 'ready', database: 'ok', disk: 'ok' })
  await outage.start()

  // The first request finds out, and the next ones needn't.
  for (const attempt of ['first', 'second']) {
    const page = await ask('/progress')
    expect(page.status, attempt).toBe(503)
    expect(page.headers.get('retry-after')).toBe('10')
    const text = await page.text()
    expect(text).toContain('Casebook is unavailable right now')
    expect(text).toContain('Your saved answers are safe')
    expect(text).toContain('<a class="button" href="">Try again</a>')
    expect(text).not.toContain('<script')
    await vi.waitFor(() => expect(captured.text()).toContain('the database is away'))
  }
  const operation = await ask('/api/v1/courses')
  expect(operation.status).toBe(503)
  expect(operation.headers.get('retry-after')).toBe('10')
  expect(operation.headers.get('content-type')).toBe('application/problem+json')
  expect(await operation.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' })

  expect((await getHealth()).status).toBe(200)
  const ready = await getReady()
  expect(ready.status).toBe(503)
  expect(ready.headers.get('retry-after')).toBe('10')
  expect(await ready.json()).toEqual({ status: 'unavailable', database: 'down', disk: 'ok' })

  await outage.end()
  await vi.waitFor(() => expect(captured.text()).toContain('the database is back'), 10_000)
  expect(await (await ask('/progress')).text()).toBe(await courses())
  expect((await ask('/api/v1/courses')).status).toBe(200)
  expect((await getReady()).status).toBe(200)
})

test('an operation that finds the database away answers 503', async () => {
  await outage.start()
  const init = { headers: { authorization: 'Bearer cb_a-token' } }
  const operation = await api.request('http://localhost/api/v1/me', init, { ipAddress: '192.0.2.1' })
  expect(operation.status).toBe(503)
  expect(operation.headers.get('retry-after')).toBe('10')
  expect(await operation.json()).toMatchObject({ code: 'UNAVAILABLE', title: 'Temporarily unavailable' })
  await outage.end()
  await vi.waitFor(async () => expect((await getReady()).status).toBe(200), 10_000)
})

test('pages without data and files are served during an outage', async () => {
  await outage.start()
  noteFailure(Object.assign(new Error('of a test'), { code: 'ECONNREFUSED' }))
  await vi.waitFor(async () => expect((await ask('/progress')).status).toBe(503))
  captured.clear()
  for (const path of ['/privacy', '/_next/static/a.css', '/theme.js']) {
    await ask(path)
    expect(captured.text(), path).toContain('request')
  }
  await outage.end()
  await vi.waitFor(async () => expect((await ask('/progress')).status).toBe(200), 10_000)
})

test('an ordinary failure is not an outage', async () => {
  const failure = db()
    .user.findUniqueOrThrow({ where: { id: 'nobody' } })
    .catch((error: unknown) => error)
  expect(isOutage(await failure)).toBe(false)
  expect(isOutage(new TypeError('a bug'))).toBe(false)
  expect(isOutage(new Error('outer', { cause: Object.assign(new Error('inner'), { code: '57P01' }) }))).toBe(
    true,
  )
})

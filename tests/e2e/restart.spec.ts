import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lockFolder } from '../../server/platform/folder-lock'
import { expect, test } from '../support/browser-test'
import { isAlive, NpmRun } from '../support/npm-run'
import { freePort } from '../support/product-server'
import { answer, COURSE, questions, readFields, startQuiz } from '../support/take-quiz'

// Uses a separate server that is killed, restarted, and stopped.

const PORT = Number(process.env.E2E_PORT || 3107) + 1
const ORIGIN = `http://localhost:${PORT}`

// Requests of the page fail while its server is down, as they should.
test.use({ baseURL: ORIGIN, allowedErrors: [/net::ERR_/] })
// Two starts on a machine that also runs other tests; the second test ends the server of the first.
test.describe.configure({ mode: 'serial', timeout: 90_000 })

let folder: string
let server: ChildProcess | undefined

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-restart-'))
})
test.afterAll(async () => {
  if (server && server.exitCode === null && server.signalCode === null) await end('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Starts the build of the other browser tests. */
async function start(more: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: {
      ...process.env,
      PORT: String(PORT),
      DATA_DIR: folder,
      DATABASE_URL: '',
      CONTENT_DIR: path.resolve('test-results-data/content'),
      ...more,
    },
  })
  server = child
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk
      if (output.includes('Casebook is ready')) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', () => reject(new Error(`The server did not start:\n${output}`)))
  })
}

async function end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }> {
  if (!server) throw new Error('no server was started')
  const closed = once(server, 'close')
  server.kill(signal)
  const [code, by] = await closed
  return { code, signal: by }
}

test('a killed server restarts immediately with every acknowledged answer', async ({ page }) => {
  await start()
  // Its questions have one field each. With several fields, “Saved” might refer to the first while the last is still
  // in flight.
  await startQuiz(page, 'rules-homework')
  await page.getByRole('link', { name: 'All on one page' }).click()
  await expect(page).toHaveURL(/view=all/)
  await expect(questions(page)).toHaveCount(3)
  for (const question of (await questions(page).all()).slice(0, 2)) {
    await answer(question)
    await expect(question.getByText(/^Saved/)).toBeVisible()
  }
  const entered = await readFields(page)

  expect(await end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
  await start()

  await page.reload()
  expect(await readFields(page)).toEqual(entered)
  await expect(page.getByText('2 of 3 answered')).toBeVisible()
})

test('a stopped server finishes the request in progress and exits with 0', async () => {
  const body = JSON.stringify({ course: COURSE.split('/').at(-1), quiz: 'the-deal' })
  const headers = {
    Host: `localhost:${PORT}`,
    Origin: ORIGIN,
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    // The server confirms that it has accepted the request before it gets the body.
    Expect: '100-continue',
  }
  const inHand = request({
    host: '127.0.0.1',
    port: PORT,
    path: '/api/v1/attempts',
    method: 'POST',
    headers,
    agent: false,
  })
  const answered = once(inHand, 'response')
  inHand.flushHeaders()
  await once(inHand, 'continue')

  const nextOutput = server?.stdout && once(server.stdout, 'data')
  const ended = end('SIGTERM')
  await nextOutput
  inHand.end(body)
  const [response] = await answered
  expect(response.statusCode).toBe(200)
  response.resume()
  expect(await ended).toEqual({ code: 0, signal: null })
})

test('a server that stops tells load balancers first, and still answers for the delay', async () => {
  await start({ SHUTDOWN_DELAY_SECONDS: '5' })
  const ready = async () => {
    const response = await fetch(`${ORIGIN}/api/ready`)
    return {
      status: response.status,
      body: await response.json(),
      connection: response.headers.get('connection'),
    }
  }
  expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } })
  const ended = end('SIGTERM')
  await expect
    .poll(ready)
    .toMatchObject({ status: 503, body: { status: 'stopping', database: 'ok' }, connection: 'close' })
  expect((await fetch(`${ORIGIN}/courses`)).status).toBe(200)
  expect(await ended).toEqual({ code: 0, signal: null })
  await expect(ready()).rejects.toThrow()
})

test.describe('npm start', () => {
  let run: NpmRun | undefined
  test.afterEach(() => run?.killAll())

  for (const [signal, to, outcome] of [
    ['SIGTERM', 'npm', 0],
    ['SIGINT', 'group', 0],
    // npm doesn't forward the signal: the server notices that its parent is gone.
    ['SIGKILL', 'npm', 'SIGKILL'],
  ] as const)
    test(`${signal} to the ${to} ends the server and frees its port and folder`, async () => {
      const port = await freePort()
      const env = { PORT: String(port), DATA_DIR: folder, DATABASE_URL: '' }
      run = new NpmRun('start', { ...env, CONTENT_DIR: path.resolve('test-results-data/content') })
      await run.until('Casebook is ready')
      const processes = run.listProcesses()
      expect(await run.end(signal, to)).toBe(outcome)
      await expect.poll(() => processes.filter(isAlive)).toEqual([])
      await (await lockFolder(folder))()
      const listener = createServer().listen(port, '127.0.0.1')
      await once(listener, 'listening')
      listener.close()
    })
})

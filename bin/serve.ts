import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import next from 'next'
import { migrate } from '../prisma/migrate'
import { closeDueAttempts } from '../server/attempts/close-due-attempts'
import { offerAdministration } from '../server/auth/claim-administration'
import { removeIdleGuests } from '../server/auth/remove-idle-guests'
import { loadCourses } from '../server/content/load-course'
import { type Database, openDatabase } from '../server/db'
import { dataDir, env, publicUrl } from '../server/env'
import { isMailSet, sendMail } from '../server/mail'
import { remindOfDue } from '../server/messages/remind-of-due'
import { remindOfReviews } from '../server/messages/remind-of-reviews'
import { sendMessages } from '../server/messages/send-messages'
import { resumeRegrades } from '../server/regrading/resume-regrades'
import { contentSecurityPolicy, FIXED_HEADERS, type InlineScriptHashes } from '../server/security-headers'
import { StartError } from '../server/start-error'
import { applyCachePolicy } from './cache-policy'
import { idSalt, prepareSecrets } from './instance-secrets'
import { ensureBuilt, ROOT } from './prepare.mjs'
import { refuseTooLarge } from './refuse-too-large'
import { refuseUnreadable } from './refuse-unreadable'
import { step } from './steps.mjs'
import { sendWholeNotFound } from './whole-not-found'

/** How long requests in hand may take once the process is asked to end. */
const DRAIN_MS = 10_000
const DAY_MS = 24 * 3_600_000
/** How often attempts whose time is up are looked for. */
const CLOSING_MS = 5_000
/** How often messages are mailed, and due dates looked for. */
const MAILING_MS = 60_000

export async function serve({ dev }: { dev: boolean }): Promise<void> {
  const { PORT, HOST, DATABASE_URL } = env()
  const server = createServer()
  // Before the work: a port in use is said at once, not after a build.
  await listen(server, PORT, HOST).then(() => close(server))
  await prepareSecrets()
  const database = await step('Database', () => openDatabase({ url: DATABASE_URL, folder: dataDir() }))
  try {
    await step('Migrations', async () => inWords(await migrate(database.adapter)))
    await step('Course', () => loadCourses(database.client, idSalt()))
    if (!dev) await step('Production build', ensureBuilt)
    await step('Server', () => startServer(server, database, dev))
    console.log(`\nCasebook is ready: ${publicUrl()}`)
    const claim = await offerAdministration(database.client)
    if (claim)
      console.log(`There is no administrator yet. A signed-in account becomes one at ${publicUrl()}${claim}`)
    console.log('')
  } catch (error) {
    await database.close()
    throw error
  }
}

function inWords(applied: string[]): string {
  return applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`
}

async function startServer(server: Server, database: Database, dev: boolean): Promise<void> {
  const { PORT, HOST } = env()
  const app = next({ dev, dir: ROOT, hostname: HOST, port: PORT, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const hashes = dev ? undefined : await readHashes()
  const notFoundPage = dev ? undefined : await readFile(path.join(ROOT, '.next/server/app/_not-found.html'))
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    secure(request, response, hashes)
    applyCachePolicy(response)
    if (notFoundPage) sendWholeNotFound(request, response, notFoundPage)
    const isRefused = refuseUnreadable(request.url ?? '/', response) || refuseTooLarge(request, response)
    if (!isRefused) void handle(request, response)
  })
  await listen(server, PORT, HOST)
  const stopHouse = keepHouse(database)
  endOnSignals(async () => {
    await drain(server)
    await stopHouse()
    await app.close()
    await database.close()
  })
}

function secure(
  request: IncomingMessage,
  response: ServerResponse,
  hashes: InlineScriptHashes | undefined,
): void {
  for (const [name, value] of Object.entries(FIXED_HEADERS)) response.setHeader(name, value)
  request.headers['x-casebook-client'] = clientAddressOf(request)
  delete request.headers['content-security-policy']
  // The development server needs eval and inline scripts.
  if (!hashes) return
  const route = (request.url ?? '/').split('?')[0] ?? '/'
  // Files of the build run nothing by themselves: a policy on each would only be weight.
  if (route.startsWith('/_next/static/')) return
  const policy = contentSecurityPolicy(route, hashes, randomBytes(16).toString('base64'))
  // The framework takes the nonce for its own scripts from the request's header.
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

/** The client's address as this server sees it; what a client claims is believed only behind a proxy that is trusted. */
function clientAddressOf(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  const claimed = env().TRUST_PROXY ? [forwarded].flat().join(',').split(',').at(-1)?.trim() : undefined
  return claimed || (request.socket.remoteAddress ?? 'unknown')
}

/** What the server does by itself, whether or not a browser is open. @returns stops it, once what is under way is done */
function keepHouse(database: Database): () => Promise<void> {
  const stops = [
    repeat(DAY_MS, 'Removing idle guests', () => removeIdleGuests(database.client, new Date())),
    repeat(MAILING_MS, 'Telling of what is due', () => remindOfDue(database.client, new Date())),
    repeat(MAILING_MS, 'Telling of reviews', () => remindOfReviews(database.client, new Date())),
    repeat(MAILING_MS, 'Mailing messages', () =>
      sendMessages(database.client, isMailSet() ? sendMail : null, new Date()),
    ),
    repeat(MAILING_MS, 'Going on with regrades', () => resumeRegrades(database.client, new Date())),
    repeat(CLOSING_MS, 'Closing attempts whose time is up', () => closeDueAttempts(new Date())),
  ]
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

/** At once, then after each pause; never two at a time, and a failure does not end it. */
function repeat(pauseMs: number, name: string, work: () => Promise<unknown>): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let running = run()
  async function run(): Promise<void> {
    await work().catch((error) => console.error(`${name} failed:`, error))
    if (isStopped) return
    timer = setTimeout(() => {
      running = run()
    }, pauseMs)
  }
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}

async function readHashes(): Promise<InlineScriptHashes> {
  return JSON.parse(await readFile(path.join(ROOT, '.next/inline-script-hashes.json'), 'utf8'))
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use. Set PORT to another.`,
        EACCES: `Port ${port} may not be used by this user. Set PORT to another.`,
        EADDRNOTAVAIL: `HOST ${host} is no address of this computer.`,
        ENOTFOUND: `HOST ${host} is no address of this computer.`,
      }
      const reason = reasons[error.code ?? '']
      reject(reason ? new StartError(reason) : error)
    })
    server.listen(port, host, () => resolve())
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Stops listening and waits for the requests in hand. */
async function drain(server: Server): Promise<void> {
  const closed = close(server)
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(late)
}

function endOnSignals(end: () => Promise<void>): void {
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      console.log('Ending: finishing the requests in hand, closing the database.')
      void end().then(
        () => process.exit(0),
        (error) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

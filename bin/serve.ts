import { createServer, type Server } from 'node:http'
import path from 'node:path'
import next from 'next'
import { SECOND_MS } from '../domain/time/durations'
import { createAdminClaimLink } from '../server/auth/claim-administration'
import { type Database, openDatabase } from '../server/platform/db'
import { dataDir, env, publicUrl } from '../server/platform/env'
import { markInstalled } from '../server/platform/installation'
import { log } from '../server/platform/log'
import { startBackgroundJobs } from './background-jobs'
import { captureConsole } from './capture-console'
import { answerApiFirst } from './http/answer-api'
import { close, listen } from './http/listen'
import { createRequestListener, type Handle, readBuilt } from './http/request-listener'
import { stopGracefully } from './http/stop'
import { idSalt, prepareSecrets } from './instance-secrets'
import { buildDir, ensureBuilt, ensureFonts, ROOT } from './prepare.mjs'
import { prepareDatabase } from './prepare-database'
import { step } from './steps.mjs'

/** The time limit for requests in progress after the process gets the signal to stop. */
const DRAIN_MS = 10_000

type Options = {
  dev: boolean
  /** Sets the shutdown handler, which can take longer than others by `moreMs`. */
  endBy: (work: () => Promise<void>, moreMs?: number) => void
}

export async function serve({ dev, endBy }: Options): Promise<void> {
  const { PORT, HOST, DATABASE_URL } = env()
  const server = createServer()
  // Checks first: a port in use is reported immediately, not after a build.
  await listen(server, PORT, HOST).then(() => close(server))
  await prepareSecrets()
  const database = await step('Database', () => openDatabase({ url: DATABASE_URL, folder: dataDir() }))
  endBy(() => database.close())
  try {
    await prepareDatabase(database, { url: DATABASE_URL, idSalt: idSalt() })
    if (database.kind === 'embedded') await markInstalled(dataDir())
    await (dev ? step('Fonts', ensureFonts) : step('Production build', ensureBuilt))
    const delayMs = env().SHUTDOWN_DELAY_SECONDS * SECOND_MS
    await step('Server', async () => endBy(await startServer(server, database, { dev, delayMs }), delayMs))
    console.log(`\nCasebook is ready: ${publicUrl()}`)
    const claim = await createAdminClaimLink(database.client)
    if (claim)
      console.log(`There is no administrator yet. To become one, sign in and open ${publicUrl()}${claim}`)
    console.log('')
    // The start is for people; from now on, all output is the log.
    if (!dev) captureConsole()
  } catch (error) {
    await database.close()
    throw error
  }
}

/** In development, the framework answers for the API too, so that it reloads what changed. */
async function createHandler(framework: Handle, dev: boolean): Promise<Handle> {
  if (dev) return framework
  const { api } = await import('../server/api/app')
  return answerApiFirst(api, framework)
}

/** @returns stops the server, which still accepts requests for `delayMs`, and closes the database */
async function startServer(
  server: Server,
  database: Database,
  { dev, delayMs }: { dev: boolean; delayMs: number },
): Promise<() => Promise<void>> {
  const { PORT, HOST } = env()
  const app = next({ dev, dir: ROOT, hostname: HOST, port: PORT, httpServer: server })
  await app.prepare()
  const built = dev ? undefined : await readBuilt(path.join(ROOT, buildDir()))
  server.on('request', createRequestListener(await createHandler(app.getRequestHandler(), dev), built))
  const stop = stopGracefully(server)
  await listen(server, PORT, HOST)
  const stopBackgroundJobs = startBackgroundJobs(database)
  return async () => {
    log.info('stopping: finishing the requests in progress and closing the database')
    await stop({ delayMs, limitMs: DRAIN_MS })
    await stopBackgroundJobs()
    await app.close()
    await database.close()
  }
}

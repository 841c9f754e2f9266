import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createRandom } from '@/domain/items/random'
import { checkDatabase, checkOverHttp } from './kill-checks'
import { KillLearner, Refused } from './kill-learner'
import { createOwnDatabase } from './own-database'
import { freePort, newSecrets, type ProductServer, startProduct } from './product-server'

/**
 * Kills the server while learners answer, at a random moment (set by the seed), restarts it, and looks for every
 * acknowledged answer. Run `tsx tests/support/kill-run.ts --kills 1 [--seed …] [--database-url …]`: prints one line
 * per kill and exits with 1 if anything was lost.
 */

const LEARNERS = 20
/** After the first acknowledged answer. */
const LATEST_MS = 2_500

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now()) },
    'database-url': { type: 'string', default: '' },
  },
})
const random = createRandom(values.seed)
const folder = await mkdtemp(path.join(tmpdir(), 'casebook-kill-'))
const own = values['database-url'] ? await createOwnDatabase(values['database-url']) : null
const where = { url: own?.url ?? '', folder }
const setting = { port: await freePort(), folder, databaseUrl: where.url, env: newSecrets() }
let server: ProductServer | undefined
let failed = 0
try {
  for (let kill = 1; kill <= Number(values.kills); kill++) {
    const faults = await killOnce(`kill ${kill} of seed ${values.seed}`)
    for (const fault of faults) console.log(`  ${fault}`)
    if (faults.length > 0) failed++
  }
} finally {
  await server?.end('SIGKILL')
  await own?.drop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(failed > 0 ? 1 : 0)

async function killOnce(name: string): Promise<string[]> {
  server ??= await startProduct(setting)
  const { origin } = server
  const learners = Array.from({ length: LEARNERS }, (_, index) => new KillLearner(origin, `${name} ${index}`))
  const started = Promise.race(learners.map(({ firstSaved }) => firstSaved))
  const afterMs = random.nextInt(LATEST_MS)
  let isKilled = false
  const refusals: string[] = []
  const studies = learners.map((learner) =>
    learner.study().catch((error: unknown) => {
      // A kill loses connections. Before it, nothing may fail; a rejection is never allowed.
      if (!isKilled || error instanceof Refused) refusals.push(String(error))
    }),
  )
  await Promise.race([started, Promise.all(studies)])
  await pause(afterMs)
  isKilled = true
  await server.end('SIGKILL')
  await Promise.all(studies)
  for (const learner of learners) learner.noteKill()
  server = await startProduct(setting)
  const lost = (await Promise.all(learners.map(checkOverHttp))).flat()
  await server.end('SIGTERM')
  server = undefined
  const wrong = await checkDatabase(where, learners)
  for (const learner of learners) learner.close()
  const saved = countSaved(learners)
  const faults = [
    ...refusals,
    ...lost,
    ...wrong,
    ...(saved === 0 ? ['nothing was saved before the kill'] : []),
  ]
  console.log(
    `${faults.length === 0 ? 'kept' : 'LOST'}: ${name}, after ${afterMs} ms: ${saved} answers, ${countSubmitted(learners)}`,
  )
  return faults
}

function countSaved(learners: readonly KillLearner[]): number {
  const attempts = learners.flatMap((learner) => learner.attempts)
  const attemptItems = attempts.flatMap((attempt) => [...attempt.attemptItems.values()])
  return attemptItems.filter(({ acknowledged }) => acknowledged !== null).length
}

function countSubmitted(learners: readonly KillLearner[]): string {
  const countStage = (wanted: string) => stages.filter((stage) => stage === wanted).length
  const stages = learners.flatMap(({ stagesAtKill }) => stagesAtKill)
  return `${countStage('acknowledged')} submissions, ${countStage('in flight')} in flight`
}

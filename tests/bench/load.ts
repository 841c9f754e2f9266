import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { withBenchServer } from './bench-server'
import { measureColdLoad } from './cold-load'
import { countStatements } from './count-steps'
import { judge, short } from './goals'
import { cpuSeconds, familyOf, memoryBytes } from './process-use'
import { measureEmbedded, measureHello, measurePgbench } from './references'
import { type Outcome, percentile, runLoad } from './run-load'
import type { Variant } from './whole-attempt'

/** `npm run bench -- load`: whole attempts over HTTP on the production build, in a closed loop without think time. */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    'reference-seconds': { type: 'string', default: '5' },
    learners: { type: 'string', default: '1,8,32' },
    accounts: { type: 'string', default: '4000' },
  },
})
const seconds = Number(values.seconds)
const referenceSeconds = Number(values['reference-seconds'])
const VARIANTS: Variant[] = ['one by one', 'one post']

const url = process.env.BENCH_DATABASE_URL
console.log(
  `${url ? 'PostgreSQL' : 'Embedded database'}, ${cpus().length} processors, Node ${process.version}`,
)
const hellosPerSecond = await measureHello(referenceSeconds)
console.log(`Reference: bare node:http hello, 32 connections: ${short(hellosPerSecond)} per second`)
const transactions =
  (url ? await measurePgbench(url, referenceSeconds) : null) ?? (await measureEmbedded(referenceSeconds))
console.log(`Reference: ${transactions.name}: ${short(transactions.perSecond)} transactions per second\n`)

await withBenchServer(Number(values.accounts), async (bench) => {
  const { server, isPostgresql, databasePids } = bench
  const serverPids = familyOf(server.pid)
  const load = { ...bench, origin: server.origin, serverPids, seconds }
  const idle = memoryBytes(serverPids)
  // Warms up: the measurement leaves out what the first requests compile and cache.
  await runLoad({
    ...load,
    variant: 'one by one',
    withSignIn: true,
    learners: 8,
    seconds: Math.min(4, seconds),
  })
  await runLoad({
    ...load,
    variant: 'one post',
    withSignIn: false,
    learners: 8,
    seconds: Math.min(2, seconds),
  })
  const counts = []
  for (const variant of VARIANTS) counts.push(await countStatements(server, load, variant))
  const outcomes: Outcome[] = []
  for (const variant of VARIANTS)
    for (const withSignIn of [false, true])
      for (const learners of values.learners.split(',').map(Number))
        outcomes.push(await runLoad({ ...load, variant, withSignIn, learners }))
  const sessions = await databasePids()
  const memory = { server: memoryBytes(serverPids), database: memoryBytes(sessions) }
  const coldLoad = await measureColdLoad(server.origin)

  console.log('Whole attempts')
  console.table(outcomes.map(inFigures))
  console.log('Milliseconds per step, p50 / p95')
  console.table(outcomes.map(inSteps))
  console.log('Statements per step, one learner')
  for (const { variant, bySteps, total } of counts) {
    const steps = [...bySteps].map(([step, list]) => `${step} ${list.join(' ')}`)
    console.log(`${variant}: ${steps.join(' · ')} · ${total} in total`)
  }
  console.log('\nMemory, MiB (shared pages once)')
  console.table([
    { process: 'server, idle', MiB: mebi(idle) },
    { process: `server (${serverPids.length} process), after the load`, MiB: mebi(memory.server) },
    ...(isPostgresql
      ? [{ process: `database, ${sessions.length} sessions`, MiB: mebi(memory.database) }]
      : []),
    { process: 'load generator, not counted', MiB: mebi(process.memoryUsage().rss) },
  ])
  console.log(`CPU seconds of the server since its start: ${short(cpuSeconds(serverPids))}`)
  if (coldLoad)
    console.log(
      `Cold load of the attempt page: ${coldLoad.requests} requests, ${short(coldLoad.bytes / 1000)} kB`,
    )
  else console.log('Cold load of the attempt page: not measured (no Chromium found)')
  console.log('\nGoals')
  console.table(
    judge({
      outcomes,
      counts,
      hellosPerSecond,
      transactionsPerSecond: transactions.perSecond,
      isPostgresql,
      memoryBytes: memory.server + memory.database,
      coldLoad,
    }),
  )
})

function inFigures({ variant, withSignIn, learners, attemptsPerSecond, cpu }: Outcome) {
  return {
    answers: variant,
    'sign-in': withSignIn ? 'with' : 'without',
    learners,
    'attempts/s': short(attemptsPerSecond),
    'hellos each': short(hellosPerSecond / attemptsPerSecond),
    'TPC-B each': short(transactions.perSecond / attemptsPerSecond),
    'CPU s, server': short(cpu.server),
    'CPU s, database': short(cpu.database),
    'CPU s, generator': short(cpu.generator),
  }
}

function inSteps({ variant, withSignIn, learners, times }: Outcome) {
  const steps = [...times].map(([step, list]) => [
    step,
    `${short(percentile(list, 0.5))} / ${short(percentile(list, 0.95))}`,
  ])
  return {
    answers: variant,
    'sign-in': withSignIn ? 'with' : 'without',
    learners,
    ...Object.fromEntries(steps),
  }
}

function mebi(bytes: number): string {
  return short(bytes / 2 ** 20)
}

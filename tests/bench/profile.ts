import { parseArgs } from 'node:util'
import { withBenchServer } from './bench-server'
import { familyOf } from './process-use'
import { runLoad } from './run-load'
import { summarize } from './summarize-profile'
import type { Variant } from './whole-attempt'

/** `npm run bench -- profile`: where the server spends its time while learners take whole attempts. */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    learners: { type: 'string', default: '8' },
    variant: { type: 'string', default: 'one by one' },
    'sign-in': { type: 'boolean', default: false },
    top: { type: 'string', default: '25' },
  },
})
const variant: Variant = values.variant === 'one post' ? 'one post' : 'one by one'

await withBenchServer(4_000, async (bench) => {
  const { server } = bench
  const load = { ...bench, origin: server.origin, serverPids: familyOf(server.pid), variant }
  const run = (seconds: number) =>
    runLoad({ ...load, withSignIn: values['sign-in'], learners: Number(values.learners), seconds })
  // Warms up: the profile leaves out what the first requests compile and cache.
  await run(4)
  const profile = await server.profile(async () => {
    const { attemptsPerSecond, cpu } = await run(Number(values.seconds))
    console.log(
      `${attemptsPerSecond.toFixed(1)} attempts per second while profiled, ${cpu.server.toFixed(3)} CPU s each`,
    )
  })
  const { byModule, byFunction, busyMs } = summarize(profile, Number(values.top))
  console.log(`${Math.round(busyMs)} ms of work; self time by module`)
  console.table(byModule)
  console.log('Self time by function')
  console.table(byFunction)
})

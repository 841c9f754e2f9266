import { Agent } from 'node:http'
import { encodeSession } from '../../server/http/next-auth/encode-session'
import { HttpBrowser } from '../support/http-browser'
import type { Account } from './bench-data'
import { cpuSeconds } from './process-use'
import { type Measure, type Question, type Step, takeWholeAttempt, type Variant } from './whole-attempt'

/** A closed loop: each learner starts the next attempt, with another account, after viewing the results of the last. */

export type Load = {
  origin: string
  secret: string
  accounts: Account[]
  questions: Question[]
  variant: Variant
  withSignIn: boolean
  learners: number
  seconds: number
  /** CPU seconds of the app, and of its database if that is separate. */
  serverPids: number[]
  databasePids: () => Promise<number[]>
}

export type Outcome = {
  variant: Variant
  withSignIn: boolean
  learners: number
  attemptsPerSecond: number
  /** CPU seconds per attempt. */
  cpu: { server: number; database: number; generator: number }
  /** Milliseconds, in ascending order. */
  times: Map<Step, number[]>
}

let nextAccount = 0

export async function runLoad(load: Load): Promise<Outcome> {
  const { learners, seconds, serverPids } = load
  const agent = new Agent({ keepAlive: true, maxSockets: learners })
  const times = new Map<Step, number[]>()
  const measure: Measure = async (step, work) => {
    const startedAt = performance.now()
    const result = await work()
    const known = times.get(step) ?? []
    times.set(step, known)
    known.push(performance.now() - startedAt)
    return result
  }
  const databasePids = await load.databasePids()
  const before = {
    server: cpuSeconds(serverPids),
    database: cpuSeconds(databasePids),
    own: process.cpuUsage(),
  }
  const startedAt = performance.now()
  let attempts = 0
  const learn = async () => {
    while (performance.now() - startedAt < seconds * 1000) {
      await takeWholeAttempt({ ...load, ...(await nextLearner(load, agent)), measure })
      attempts++
    }
  }
  await Promise.all(Array.from({ length: learners }, learn))
  const elapsed = (performance.now() - startedAt) / 1000
  agent.destroy()
  const own = process.cpuUsage(before.own)
  for (const list of times.values()) list.sort((a, b) => a - b)
  return {
    ...load,
    attemptsPerSecond: attempts / elapsed,
    cpu: {
      server: (cpuSeconds(serverPids) - before.server) / attempts,
      database: (cpuSeconds(databasePids) - before.database) / attempts,
      generator: (own.user + own.system) / 1e6 / attempts,
    },
    times,
  }
}

/** A browser for the next account, already signed in if signing in isn't part of the attempt. */
export async function nextLearner(
  { origin, secret, accounts, withSignIn }: Pick<Load, 'origin' | 'secret' | 'accounts' | 'withSignIn'>,
  agent: Agent,
): Promise<{ browser: HttpBrowser; account: Account }> {
  const number = nextAccount++
  const account = accounts[number % accounts.length]
  if (!account) throw new Error('there are no accounts')
  // Sign-in attempts are limited by IP address, so each learner gets a different one.
  const browser = new HttpBrowser(
    origin,
    agent,
    `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  )
  if (!withSignIn) {
    const { name, value } = await encodeSession(account, secret)
    browser.setCookie(name, value)
  }
  return { browser, account }
}

/** @param share 0.5 for the median */
export function percentile(ascending: readonly number[] | undefined, share: number): number {
  if (!ascending || ascending.length === 0) return Number.NaN
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN
}

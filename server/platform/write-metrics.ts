import { timingSafeEqual } from 'node:crypto'
import { isDatabaseDown } from './database-watch'
import { openedDatabase } from './db'
import { env } from './env'
import { metrics } from './metrics'
import { freeDiskBytes } from './readiness'

/** @returns the figures in the text format of Prometheus; null if they are turned off */
export async function writeMetrics(): Promise<{ type: string; text: string } | null> {
  const current = metrics()
  if (!current) return null
  current.databaseUp.set(isDatabaseDown() ? 0 : 1)
  for (const [state, count] of Object.entries(openedDatabase().countConnections()))
    current.connections.set({ state }, count)
  current.freeDisk.set((await freeDiskBytes()) ?? Number.NaN)
  return { type: current.registry.contentType, text: await current.registry.metrics() }
}

/** Whether a token is the one of the settings. */
export function isMetricsToken(token: string | null): boolean {
  const expected = Buffer.from(env().METRICS_TOKEN ?? '')
  const given = Buffer.from(token ?? '')
  return given.length > 0 && given.length === expected.length && timingSafeEqual(given, expected)
}

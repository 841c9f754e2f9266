import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { env } from './env'
import { processWide } from './process-wide'

/** Figures for Prometheus. Without METRICS_TOKEN, nothing is counted. */

const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Metrics = ReturnType<typeof createMetrics>

/** @returns null if the figures are turned off */
export function metrics(): Metrics | null {
  return env().METRICS_TOKEN === undefined ? null : processWide('metrics', createMetrics)
}

function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Durations of requests, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATION_BUCKETS,
      registers,
    }),
    jobs: new Histogram({
      name: 'casebook_job_duration_seconds',
      help: 'Durations of background jobs, by outcome (ok or failed).',
      labelNames: ['job', 'outcome'],
      buckets: DURATION_BUCKETS,
      registers,
    }),
    jobSuccess: new Gauge({
      name: 'casebook_job_last_success_timestamp_seconds',
      help: 'When each background job last succeeded.',
      labelNames: ['job'],
      registers,
    }),
    accountEvents: new Counter({
      name: 'casebook_account_events_total',
      help: 'Sign-ins, failed sign-ins, and changes of passwords, tokens, and roles.',
      labelNames: ['event'],
      registers,
    }),
    databaseUp: new Gauge({
      name: 'casebook_database_up',
      help: 'Whether the database answers: 1 or 0.',
      registers,
    }),
    connections: new Gauge({
      name: 'casebook_database_connections',
      help: 'Connections of this process to the database server: open, idle, and requests waiting for one.',
      labelNames: ['state'],
      registers,
    }),
    freeDisk: new Gauge({
      name: 'casebook_disk_free_bytes',
      help: 'Free space on the disk of the data folder.',
      registers,
    }),
  }
}

/** @param route a name from a limited number of them */
export function countRequest(method: string, route: string, status: number, seconds: number): void {
  metrics()?.requests.observe({ method, route, status }, seconds)
}

export function countJob(job: string, outcome: 'ok' | 'failed', seconds: number): void {
  const counted = metrics()
  counted?.jobs.observe({ job, outcome }, seconds)
  if (outcome === 'ok') counted?.jobSuccess.set({ job }, Date.now() / 1_000)
}

export function countAccountEvent(event: string): void {
  metrics()?.accountEvents.inc({ event })
}

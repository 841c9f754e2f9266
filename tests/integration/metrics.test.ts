import { readFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { GET as getMetrics } from '@/app/api/metrics/route'
import { GET as getReady } from '@/app/api/ready/route'
import { logAccountEvent } from '@/server/platform/log'
import { countJob, countRequest } from '@/server/platform/metrics'
import { useTestDatabase } from '@/tests/support/test-database'

// The settings are read once, before the first import.
const TOKEN = vi.hoisted(() => {
  // More than any disk has.
  Object.assign(process.env, {
    METRICS_TOKEN: 'a-token-of-the-tests',
    MIN_FREE_DISK_MB: '9000000000',
    DATA_DIR: '.',
  })
  return 'a-token-of-the-tests'
})

useTestDatabase()

const ask = (authorization?: string) =>
  getMetrics(
    new Request('http://localhost:3000/api/metrics', {
      headers: { ...(authorization && { authorization }) },
    }),
  )

test.each([undefined, 'Bearer ', 'Bearer wrong', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`])(
  'the figures need the token of the settings, not %j',
  async (authorization) => {
    const response = await ask(authorization)
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain('process_')
  },
)

test('the figures cover requests, jobs, accounts, the database, and the process', async () => {
  countRequest('GET', '/courses/[course]', 200, 0.03)
  countRequest('GET', '/courses/[course]', 503, 0.001)
  countJob('Closing attempts', 'ok', 0.2)
  countJob('Closing attempts', 'failed', 0.2)
  logAccountEvent('sign-in-failed', null)
  const response = await ask(`Bearer ${TOKEN}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/plain')
  const lines = (await response.text()).split('\n')
  const route = 'method="GET",route="/courses/[course]"'
  for (const line of [
    `http_request_duration_seconds_count{${route},status="200"} 1`,
    `http_request_duration_seconds_bucket{le="0.05",${route},status="200"} 1`,
    `http_request_duration_seconds_bucket{le="0.025",${route},status="200"} 0`,
    `http_request_duration_seconds_count{${route},status="503"} 1`,
    'casebook_job_duration_seconds_count{job="Closing attempts",outcome="failed"} 1',
    'casebook_account_events_total{event="sign-in-failed"} 1',
    'casebook_database_up 1',
  ])
    expect(lines).toContain(line)
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
    'casebook_disk_free_bytes',
  ])
    expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1)
})

test('a server whose disk is nearly full isn’t ready', async () => {
  const response = await getReady()
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ status: 'unavailable', database: 'ok', disk: 'full' })
})

test('the dashboard shows only figures that exist', async () => {
  const text = await (await ask(`Bearer ${TOKEN}`)).text()
  const dashboard: string = await readFile('deploy/grafana-dashboard.json', 'utf8')
  const { panels }: { panels: { targets: { expr: string }[] }[] } = JSON.parse(dashboard)
  const names = panels
    .flatMap(({ targets }) => targets)
    .flatMap(({ expr }) => expr.match(/\b(?:http|casebook|process|nodejs)_\w+/g) ?? [])
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) expect(text).toContain(`# TYPE ${name.replace(/_(count|bucket)$/, '')} `)
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '../support/browser-test'
import { fuzz } from '../support/fuzz-run'
import { freePort, type ProductServer, startProduct } from '../support/product-server'

// Requests that no browser sends, to a separate server. Set SEED to repeat a run.

const SEED = process.env.SEED || 'casebook'
const REQUESTS = 2_000

test.describe.configure({ timeout: 240_000 })

let folder: string
let server: ProductServer
test.beforeAll(async () => {
  // On a busy machine, a start takes longer than a test may.
  test.setTimeout(120_000)
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-fuzz-'))
  const env = {
    CONTENT_DIR: path.resolve('test-results-data/content'),
    // A provider that doesn't respond.
    ...{ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
  }
  server = await startProduct({ port: await freePort(), folder, databaseUrl: '', env })
})
test.afterAll(async () => {
  await server?.end('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

test(`requests of seed ${SEED} cause no server error, hang, or external redirect`, async () => {
  console.log(`Fuzz test: SEED=${SEED}`)
  const { faults, statuses } = await fuzz(server.origin, SEED, REQUESTS)
  console.log(`Answers by status: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  expect(faults).toEqual([])
  // Most requests are rejected, but some reach what really exists.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 100)
  expect((await fetch(`${server.origin}/api/health`)).status).toBe(200)
})

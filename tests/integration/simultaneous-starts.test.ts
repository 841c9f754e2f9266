import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readMigrations } from '@/prisma/migrate'
import { openServer } from '@/server/platform/db'
import { ensureSecrets } from '@/server/platform/secrets'
import { inTurn } from '@/server/platform/start-turn'
import { createOwnDatabase } from '@/tests/support/own-database'

// Processes that start at the same time, on a new database and on a current one.

const template = inject('template')
const onServer = template.kind === 'postgresql'
/** Processes that compile and migrate take a while on a busy machine. */
const TEST_MS = 240_000
const serverUrl = template.kind === 'postgresql' ? template.url : ''

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-starts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Migrates and loads a course in a separate process. */
async function prepare(where: { DATABASE_URL: string; DATA_DIR: string }) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/prepare-run.ts'], {
    env: { ...process.env, ...where },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, output, errors }
}

test.runIf(onServer)(
  'processes that start together on one server all succeed',
  { timeout: TEST_MS },
  async () => {
    const own = await createOwnDatabase(serverUrl)
    const where = { DATABASE_URL: own.url, DATA_DIR: path.join(folder, 'none') }
    try {
      const first = await Promise.all([prepare(where), prepare(where)])
      for (const { code, errors } of first) expect({ code, errors }).toEqual({ code: 0, errors: '' })
      const outputs = first.map(({ output }) => output)
      const did = (line: RegExp) => outputs.filter((output) => line.test(output)).length
      expect([did(/Migrations +applied/), did(/Migrations +up to date/)]).toEqual([1, 1])
      expect([did(/Course +1 lessons/), did(/Course +up to date/)]).toEqual([1, 1])
      const again = await Promise.all([prepare(where), prepare(where)])
      for (const { code, errors } of again) expect({ code, errors }).toEqual({ code: 0, errors: '' })

      const database = await openServer(own.url)
      expect(await database.client.item.count({ where: { currentVersion: { number: 1 } } })).toBe(13)
      expect(await database.client.itemVersion.count()).toBe(13)
      expect(await database.client.auditEntry.count({ where: { action: 'course.load' } })).toBe(1)
      await database.close()
    } finally {
      await own.drop()
    }
  },
)

test.runIf(onServer)('a start that waits too long says what it waited for', async () => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let first = Promise.resolve()
  await new Promise<void>((isInside) => {
    first = inTurn(serverUrl, async () => {
      isInside()
      await ended
    })
  })
  let waits = 0
  const onWait = () => {
    waits += 1
  }
  await expect(inTurn(serverUrl, async () => 'second', { waitMs: 300, onWait })).rejects.toThrow(
    /Another Casebook process has been preparing the database/,
  )
  const third = inTurn(serverUrl, async () => 'third', { onWait: end })
  await first
  expect(await third).toBe('third')
  expect(waits).toBe(1)
})

test('processes that start together in one folder: one starts, and the others say that it is in use', {
  timeout: TEST_MS,
}, async () => {
  const where = { DATABASE_URL: '', DATA_DIR: path.join(folder, 'shared') }
  const outcomes = await Promise.all([prepare(where), prepare(where)])
  const started = outcomes.filter(({ code }) => code === 0)
  expect(started[0]?.output).toMatch(/Migrations +applied/)
  expect((await readMigrations()).every(({ name }) => started[0]?.output.includes(name))).toBe(true)
  // A process that is done can end before the other one looks.
  for (const { code, errors } of outcomes)
    if (code !== 0) expect(errors).toMatch(/shared is in use by another Casebook process \(process \d+\)/)
})

test('first starts at the same time use the same secrets', async () => {
  const given = { NEXTAUTH_SECRET: undefined, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: undefined }
  const data = path.join(folder, 'secrets')
  const start = () => ensureSecrets({ given, folder: data, canCreate: true })
  const secrets = await Promise.all(Array.from({ length: 8 }, start))
  expect(new Set(secrets.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(secrets[0]).toEqual(await start())
  expect(await readdir(data)).toEqual(['secrets.json'])
})

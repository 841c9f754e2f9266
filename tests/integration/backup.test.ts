import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { makeBackup } from '@/server/backup/make-backup'
import { restoreBackup } from '@/server/backup/restore-backup'
import { adoptDatabase, type Database, db, embeddedDatabase } from '@/server/platform/db'
import { type EmbeddedDatabase, openEmbeddedDatabase } from '@/server/platform/embedded-database'
import { describeTables } from '@/tests/support/describe-tables'
import { createWholeClass } from '@/tests/support/whole-class'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

// A filled database is copied while it is in use, restored into an empty place, and compared table by table.

const template = inject('template')
const PASSPHRASE = 'a passphrase of the tests'
const SECRETS = { NEXTAUTH_SECRET: 'a secret of the tests, long enough for it' }
const NOW = new Date('2026-11-29T08:00:00Z')

let root: string
let dataDir: string
let embedded: EmbeddedDatabase
let database: Database

const tablesOf = (pglite: PGlite) => describeTables(async (sql) => (await pglite.query(sql)).rows as never)

beforeAll(async () => {
  if (template.kind !== 'embedded') return
  root = await mkdtemp(path.join(tmpdir(), 'casebook-backup-'))
  dataDir = path.join(root, 'data')
  await mkdir(dataDir)
  const dump = new Blob([new Uint8Array(await readFile(template.dump))])
  await (await PGlite.create({ dataDir: path.join(dataDir, 'database'), loadDataDir: dump })).close()
  embedded = await openEmbeddedDatabase(dataDir)
  database = embeddedDatabase(embedded)
  adoptDatabase(database)
  const { classId, instructor } = await createWholeClass()
  const size = 300_000
  await db().user.create({ data: { email: 'o@example.org', name: 'Tab\t, backslash \\, “quotes”, 🙂' } })
  await db().media.create({
    data: {
      ...{ id: 'an-image', classId, sha256: 'a', type: 'image/png', width: 1, height: 1, size },
      createdById: instructor,
      bytes: {
        create: { bytes: Buffer.from(Array.from({ length: size }, (_, index) => (index * 7) % 251)) },
      },
    },
  })
})
afterAll(async () => {
  await database?.close()
  if (root) await rm(root, { recursive: true, force: true })
})

const backUp = (more: { passphrase?: string; keep?: number; now?: Date; to?: string } = {}) =>
  makeBackup({ dataDir, readSecrets: async () => SECRETS, to: path.join(root, 'backups'), now: NOW, ...more })

type Restoring = { from: string; to: string; passphrase?: string; isReplacing?: boolean }
const restore = ({ to, isReplacing = false, ...others }: Restoring) =>
  restoreBackup({ ...others, dataDir: to, isReplacing, now: NOW })

/** Opens a restored data folder. */
async function openRestored<T>(folder: string, work: (pglite: PGlite) => Promise<T>): Promise<T> {
  const restored = await openEmbeddedDatabase(folder)
  try {
    return await work(restored.pglite)
  } finally {
    await restored.close()
  }
}

const onEmbedded = test.skipIf(template.kind !== 'embedded')

onEmbedded.each([undefined, PASSPHRASE])(
  'a backup of the running database restores every table (passphrase: %j)',
  async (passphrase) => {
    const to = path.join(root, `restored-${passphrase ? 'encrypted' : 'plain'}`)
    const options = {
      to: path.join(root, `backups-of-${passphrase ?? 'no-passphrase'}`),
      ...(passphrase && { passphrase }),
    }
    const before = await tablesOf(embedded.pglite)
    const folder = await backUp(options)
    expect(await tablesOf(embedded.pglite)).toEqual(before)
    await restore({ from: folder, to, ...(passphrase && { passphrase }) })
    const after = await openRestored(to, tablesOf)
    expect(after).toEqual(before)
    expect(Object.values(after).filter((rows) => !rows.startsWith('0 rows')).length).toBeGreaterThan(25)
    expect(JSON.parse(await readFile(path.join(to, 'secrets.json'), 'utf8'))).toEqual(SECRETS)
    expect((await stat(path.join(to, 'secrets.json'))).mode & 0o777).toBe(0o600)
    if (!passphrase) return
    const stored = await readdir(folder)
    expect(stored.sort()).toEqual(['database.tar.gz.enc', 'manifest.json', 'secrets.json.enc'])
    for (const name of stored)
      expect(await readFile(path.join(folder, name), 'latin1')).not.toContain('a secret of')
  },
)

onEmbedded(
  'what was acknowledged before a backup is in it, whatever is written during the backup',
  async () => {
    let count = 0
    let isDone = false
    const writing = (async () => {
      while (!isDone) {
        await db().instanceSetting.create({ data: { key: `write-${count}`, value: count } })
        count += 1
        // The embedded database answers without giving way to anything else.
        await turn()
      }
    })()
    await vi.waitFor(() => expect(count).toBeGreaterThan(20))
    const acknowledged = count
    const from = await backUp({ now: new Date('2026-11-29T09:00:00Z') }).finally(() => {
      isDone = true
    })
    await writing
    const to = path.join(root, 'restored-meanwhile')
    await restore({ from, to })
    const keys = await openRestored(to, async (pglite) => {
      const { rows } = await pglite.query<{ value: number }>(
        `SELECT "value"::int AS "value" FROM "InstanceSetting" WHERE "key" LIKE 'write-%' ORDER BY 1`,
      )
      return rows.map(({ value }) => value)
    })
    // Nothing is missing between the first and the last.
    expect(keys).toEqual(keys.map((_, index) => index))
    expect(keys.length).toBeGreaterThanOrEqual(acknowledged)
    expect(keys.length).toBeLessThanOrEqual(count)
  },
)

onEmbedded('a restore refuses a folder with data, and keeps what it replaces', async () => {
  const from = await backUp({ now: new Date('2026-11-29T10:00:00Z') })
  const to = path.join(root, 'occupied')
  await restore({ from, to })
  await openRestored(to, (pglite) => pglite.exec(`DELETE FROM "InstanceSetting"`))
  await expect(restore({ from, to })).rejects.toThrow(/isn't empty/)
  const notes = await restore({ from, to, isReplacing: true })
  expect(notes.filter((note) => note.startsWith('Kept'))).toHaveLength(2)
  expect(await openRestored(to, tablesOf)).toEqual(await tablesOf(embedded.pglite))
  expect((await readdir(to)).filter((name) => name.includes('before-restore'))).toHaveLength(2)
})

onEmbedded('a restore refuses a folder in use', async () => {
  const from = await backUp({ now: new Date('2026-11-29T11:00:00Z') })
  await expect(restore({ from, to: dataDir, isReplacing: true })).rejects.toThrow(/in use/)
})

onEmbedded(
  'a restore refuses a changed, incomplete, or wrongly decrypted backup, and changes nothing',
  async () => {
    const to = path.join(root, 'untouched')
    const refuse = async (from: string, pattern: RegExp, passphrase?: string) => {
      await expect(restore({ from, to, ...(passphrase && { passphrase }) })).rejects.toThrow(pattern)
      expect(await readdir(to).catch(() => [])).toEqual([])
    }
    const encrypted = await backUp({ passphrase: PASSPHRASE, to: path.join(root, 'tampered') })
    await refuse(encrypted, /Set BACKUP_PASSPHRASE/)
    await refuse(encrypted, /can't be decrypted/, `${PASSPHRASE}x`)
    // Even if the manifest was changed with it, the tag of the encryption shows that a file was swapped.
    const [copy = '', secrets = ''] = ['database.tar.gz.enc', 'secrets.json.enc'].map((name) =>
      path.join(encrypted, name),
    )
    const manifest = path.join(encrypted, 'manifest.json')
    const { files, ...others } = JSON.parse(await readFile(manifest, 'utf8'))
    await writeFile(copy, await readFile(secrets))
    await refuse(encrypted, /is missing or was changed/, PASSPHRASE)
    files['database.tar.gz.enc'] = files['secrets.json.enc']
    await writeFile(manifest, JSON.stringify({ ...others, files }))
    await refuse(encrypted, /can't be decrypted/, PASSPHRASE)
    await rm(secrets)
    await refuse(encrypted, /is missing or was changed/, PASSPHRASE)
    await refuse(root, /isn't a backup/)
  },
)

onEmbedded('a backup removes the oldest ones, and an incomplete one never counts', async () => {
  const to = path.join(root, 'kept')
  await mkdir(path.join(to, 'another-folder'), { recursive: true })
  for (const hour of ['01', '02', '03'])
    await backUp({ to, keep: 2, now: new Date(`2026-11-29T${hour}:00:00Z`) })
  expect((await readdir(to)).sort()).toEqual([
    'another-folder',
    'casebook-2026-11-29T02-00-00Z',
    'casebook-2026-11-29T03-00-00Z',
  ])
  const failing = makeBackup({ dataDir: root, readSecrets: async () => SECRETS, to, keep: 1, now: NOW })
  await expect(failing).rejects.toThrow(/There is no database/)
  expect(await readdir(to)).toHaveLength(3)
})

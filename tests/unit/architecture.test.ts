import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderImports } from '@/bin/folder-imports.mjs'
import { findCycle, findRawSql, listSources } from '@/tests/support/folder-imports'

// Runs the project's linter, with its own settings, on files that break (or keep) each rule of the architecture.

const DOMAIN = 'domain imports only domain'
const CONTRACT = 'contract imports only contract, domain, and zod'
const COMPONENTS = 'components import only components, contract, and domain'
const SERVER = 'server imports only server, contract, and domain'
const ACCESS = 'server/access imports only access, http, and platform'
const HTTP = 'server/http imports only http and platform'
const PLATFORM = 'server/platform imports only platform and domain'
const NEXT_AUTH = 'server/http/next-auth'
const APP = 'app reaches the database only through server'

const REFUSED_IMPORTS = [
  ['domain', '@/server/platform/db', DOMAIN],
  ['domain', '@/app/fonts', DOMAIN],
  ['domain', '@/components/ui/action-form', DOMAIN],
  ['domain', '@/generated/prisma/client', DOMAIN],
  ['domain', '@prisma/client', DOMAIN],
  ['domain', 'react', DOMAIN],
  ['domain', 'react-dom/server', DOMAIN],
  ['domain', 'next/headers', DOMAIN],
  ['domain', 'node:fs', DOMAIN],
  ['domain', 'yauzl', DOMAIN],
  ['domain', 'node-sqlite3-wasm', DOMAIN],
  ['domain', '@/contract/operations/all-operations', DOMAIN],
  ['contract', '@/server/platform/db', CONTRACT],
  ['contract', '@/components/ui/action-form', CONTRACT],
  ['contract', '@/app/fonts', CONTRACT],
  ['contract', '@prisma/client', CONTRACT],
  ['contract', 'hono', CONTRACT],
  ['contract', 'next/headers', CONTRACT],
  ['contract', 'node:fs', CONTRACT],
  ['components', '@/server/platform/db', COMPONENTS],
  ['components', '@/server/attempts/queries', COMPONENTS],
  ['components', '@/app/fonts', COMPONENTS],
  ['components', '@/tests/support/empty', COMPONENTS],
  ['components', '@prisma/client', COMPONENTS],
  ['server', '@/app/fonts', SERVER],
  ['server', '@/components/items/item-fields', SERVER],
  ['server', '@/tests/support/empty', SERVER],
  ['server/access', '@/server/classes/groups', ACCESS],
  ['server/access', '@/app/fonts', ACCESS],
  ['server/http', '@/server/access/class-access', HTTP],
  ['server/http', '@/server/attempts/queries', HTTP],
  ['server/platform', '@/server/http/viewer', PLATFORM],
  ['server/platform', '@/server/attempts/queries', PLATFORM],
  ['app', '@/generated/prisma/client', APP],
  ['app', '@prisma/client', APP],
  ['app', '@/prisma/migrate', APP],
  ['app', '@/tests/support/empty', APP],
  ['app', 'pg', APP],
] as const

const ALLOWED_IMPORTS = [
  ['domain', '@/domain/items/item'],
  ['domain', 'zod'],
  ['domain', 'decimal.js'],
  ['domain', 'yaml'],
  ['domain', 'parse5'],
  ['domain', 'saxes'],
  ['domain', 'fflate'],
  ['contract', '@/domain/items/item'],
  ['contract', '@/contract/define-operation'],
  ['contract', 'zod'],
  ['components', '@/contract/operations/all-operations'],
  ['server', '@/contract/operations/all-operations'],
  ['server/platform', '@/contract/problem'],
  ['components', '@/domain/items/item'],
  ['components', '@/components/charts/figure'],
  ['server', '@/domain/items/item'],
  ['server/attempts', '@/server/access/class-access'],
  ['server/access', '@/server/http/viewer'],
  ['server/http', '@/server/platform/db'],
  ['server/platform', '@/domain/items/item'],
  ['app', '@/server/attempts/queries'],
  ['app', '@/components/charts/figure'],
] as const

const IMPURE = [
  ['Math.random()', 'take a seed as a parameter'],
  ['Date.now()', 'take the time as a parameter'],
  ['new Date()', 'take the time as a parameter'],
  ['process.cwd()', 'no process'],
] as const

const HABITS = [
  ['a default export', 'export default 1\n', 'noDefaultExport'],
  ['any', 'export const value: any = 1\n', 'noExplicitAny'],
  ['a non-null assertion', 'export const first = (list: string[]) => list[0]!\n', 'noNonNullAssertion'],
] as const

const READS_ENVIRONMENT = 'export const home = process.env.HOME\n'

const importing = (source: string) => `import { thing } from '${source}'\n\nexport const used = thing\n`
const nameOf = (source: string) => source.replace(/\W+/g, '-')
const importFile = (layer: string, source: string) => `${layer}/imports-${nameOf(source)}.ts`
const impureFile = (expression: string) => `domain/impure-${nameOf(expression)}.ts`
const habitFile = (rule: string) => `server/habit-${rule}.ts`

const files: Record<string, string> = {
  ...Object.fromEntries(
    [...REFUSED_IMPORTS, ...ALLOWED_IMPORTS].map(([layer, source]) => [
      importFile(layer, source),
      importing(source),
    ]),
  ),
  ...Object.fromEntries(
    IMPURE.map(([expression]) => [impureFile(expression), `export const value = ${expression}\n`]),
  ),
  ...Object.fromEntries(HABITS.map(([, text, rule]) => [habitFile(rule), text])),
  'domain/pure.ts': 'export const later = (time: number) => new Date(time + 1)\n',
  'domain/one.ts': "import { two } from './two'\n\nexport const one = () => two\n",
  'domain/two.ts': "import { one } from './one'\n\nexport const two = () => one\n",
  'server/platform/env.ts': READS_ENVIRONMENT,
  'server/other.ts': READS_ENVIRONMENT,
  'app/other.ts': READS_ENVIRONMENT,
  'components/other.ts': READS_ENVIRONMENT,
}

let folder: string
let reports: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-lint-'))
  for (const name of ['biome.json', 'biome', '.gitignore'])
    await cp(name, path.join(folder, name), { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  reports = await lint(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** One line for each violation. */
function lint(cwd: string): Promise<string[]> {
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.']
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 16 * 1024 * 1024 }, (_error, stdout, stderr) =>
      resolve(`${stdout}\n${stderr}`.split('\n')),
    )
  })
}

const reportsOf = (file: string) => reports.filter((line) => line.includes(`/${file},`)).join('\n')

test.each(REFUSED_IMPORTS)('%s can’t import %s', (layer, source, message) => {
  expect(reportsOf(importFile(layer, source))).toContain(message)
})

test.each(ALLOWED_IMPORTS)('%s can import %s', (layer, source) => {
  expect(reportsOf(importFile(layer, source))).not.toContain('noRestrictedImports')
})

test.each(IMPURE)('domain can’t use %s', (expression, message) => {
  expect(reportsOf(impureFile(expression))).toContain(message)
})

test('domain can create a date from a given time', () => {
  expect(reportsOf('domain/pure.ts')).toBe('')
})

test.each(['server/other.ts', 'app/other.ts', 'components/other.ts'])(
  '%s can’t read the environment: only server/platform/env.ts does',
  (file) => {
    expect(reportsOf(file)).toContain('noProcessEnv')
    expect(reportsOf('server/platform/env.ts')).not.toContain('noProcessEnv')
  },
)

test('two files can’t import each other', () => {
  expect(reportsOf('domain/one.ts')).toContain('noImportCycles')
})

test.each(HABITS)('%s is not an allowed location', (_name, _text, rule) => {
  expect(reportsOf(habitFile(rule))).toContain(rule)
})

test('a cycle between folders is found, however many files it runs through', () => {
  const edges = [
    ['attempts', 'grades'],
    ['grades', 'quizzes'],
    ['quizzes', 'attempts'],
    ['classes', 'attempts'],
  ] as const
  expect(findCycle(edges)).toEqual(['attempts', 'grades', 'quizzes', 'attempts'])
  expect(findCycle(edges.slice(1))).toBeNull()
})

test('only one folder knows next-auth, so that a successor can replace it', async () => {
  const files = await listSources()
  expect(files.length).toBeGreaterThan(900)
  const knowing = files.filter(({ text }) => /(?:from|import\(|require\()\s*['"]next-auth\b/.test(text))
  expect(knowing.length).toBeGreaterThan(3)
  expect(knowing.map(({ file }) => path.dirname(file)).filter((folder) => folder !== NEXT_AUTH)).toEqual([])
})

test('raw SQL is only in files of statements', async () => {
  const files = await listSources()
  expect(files.filter(({ file }) => file.endsWith('-statements.ts')).length).toBeGreaterThan(15)
  expect(findRawSql(files)).toEqual([])
})

test.each([
  ['server/grades/set-grade.ts', 'await tx.$queryRaw`SELECT 1`', true],
  ['server/grades/set-grade.ts', 'await tx.$executeRawUnsafe(text)', true],
  ['server/grades/set-grade.ts', 'const order = Prisma.sql`"name"`', true],
  ['server/attempts/in-reach.ts', 'await tx.$queryRaw`SELECT 1`', true],
  ['app/api/health/route.ts', 'await client.$queryRaw`SELECT 1`', true],
  ['server/grades/grade-statements.ts', 'await tx.$queryRaw`SELECT 1`', false],
  ['server/attempts/in-reach.ts', 'const rule = Prisma.sql`TRUE`', false],
])('the check of raw SQL in %s with “%s” finds a violation: %s', (file, text, isFound) => {
  expect(findRawSql([{ file, text }])).toEqual(isFound ? [file] : [])
})

test('the folders of the server import one another without cycles', async () => {
  expect(findCycle(await folderImports('server'))).toBeNull()
})

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** From one folder to another. */
type Edge = readonly [string, string]

/** @returns the folders of a cycle, the first one again at its end; null if there is none */
export function findCycle(edges: readonly Edge[]): string[] | null {
  const targetsOf = (folder: string) => edges.flatMap(([from, to]) => (from === folder ? [to] : []))
  const finished = new Set<string>()
  const visit = (folder: string, trail: readonly string[]): string[] | null => {
    const start = trail.indexOf(folder)
    if (start >= 0) return [...trail.slice(start), folder]
    if (finished.has(folder)) return null
    for (const to of targetsOf(folder)) {
      const cycle = visit(to, [...trail, folder])
      if (cycle) return cycle
    }
    finished.add(folder)
    return null
  }
  for (const [from] of edges) {
    const cycle = visit(from, [])
    if (cycle) return cycle
  }
  return null
}

/** Raw SQL is only in files of this name, and its fragments too. Their functions explain why Prisma's API isn't enough. */
const STATEMENTS_FILE = /-statements\.ts$/

const FRAGMENT_FILES: Readonly<Record<string, string>> = {
  'server/attempts/in-reach.ts': 'the rule is also a condition for Prisma, and both must change together',
}

/** @returns the product's files that contain raw SQL, although they aren't files of statements */
export function findRawSql(sources: readonly { file: string; text: string }[]): string[] {
  return sources
    .filter(({ file }) => !file.startsWith('tests/') && !STATEMENTS_FILE.test(file))
    .filter(
      ({ file, text }) =>
        /\$(?:queryRaw|executeRaw)/.test(text) ||
        (/\bPrisma\.(?:sql|raw)\b/.test(text) && !(file in FRAGMENT_FILES)),
    )
    .map(({ file }) => file)
}

const SOURCE_FOLDERS = ['app', 'bin', 'components', 'contract', 'domain', 'prisma', 'server', 'tests']

/** Every file of the project's own code. */
export async function listSources(): Promise<{ file: string; text: string }[]> {
  const files = await Promise.all(
    SOURCE_FOLDERS.map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((file) => path.posix.join(folder, file)),
    ),
  )
  const sources = files.flat().filter((file) => /\.m?tsx?$|\.mjs$/.test(file))
  return Promise.all(sources.map(async (file) => ({ file, text: await readFile(file, 'utf8') })))
}

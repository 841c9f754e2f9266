import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from './steps.mjs'
import { subsetFonts } from './subset-fonts.mjs'

/**
 * Provides what every command needs: packages, the generated client, the production build. Skips each step that is up
 * to date.
 */

export const ROOT = path.resolve(import.meta.dirname, '..')
/** Imported first by a program that must not outlive this process, even if this process is killed. */
export const END_WITH_PARENT = path.join(ROOT, 'bin/end-with-parent.mjs')
const MINIMUM_NODE = [20, 19]

/** @throws Error with a one-line message if this Node is too old */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor, wantedMinor] = MINIMUM_NODE
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Error(`Casebook needs Node ${MINIMUM_NODE.join('.')} or newer; this is Node ${version}.`)
}

/** Installs from the lockfile unless `node_modules` matches it. */
export async function ensureInstalled() {
  const wanted = await hashFiles(['package-lock.json'])
  return unlessStamped('node_modules/.casebook-lockfile', wanted, async () => {
    // Includes development packages: the build needs types, and the next command may be a test.
    await run('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'])
    return 'installed from the lockfile'
  })
}

export async function ensureGenerated() {
  const wanted = await hashFiles(['prisma/schema.prisma', 'package-lock.json'])
  return unlessStamped('generated/.casebook-schema', wanted, async () => {
    await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
      // `generate` asks for the native schema engine and never runs it, so any executable will do.
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: 'true',
        CHECKPOINT_DISABLE: '1',
      },
    })
    return 'generated'
  })
}

/** Writes the fonts of the pages unless they are up to date. */
export async function ensureFonts() {
  const wanted = await hashFiles(['bin/subset-fonts.mjs', 'package-lock.json'])
  return unlessStamped('generated/fonts/.casebook-fonts', wanted, async () => {
    await subsetFonts(ROOT)
    return 'written'
  })
}

const SOURCES = [
  'app',
  'bin/subset-fonts.mjs',
  'components',
  'contract',
  'domain',
  'server',
  'public',
  'prisma/schema.prisma',
  'package-lock.json',
  'package.json',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Returns the folder of the production build. The demo has other courses, so it has its own build. */
export function buildDir() {
  return process.env.DEMO === 'true' ? '.next-demo' : '.next'
}

/** Builds if a source changed since the last build. */
export async function ensureBuilt() {
  const wanted = await hashFiles([...SOURCES, process.env.CONTENT_DIR || 'content'])
  const stamp = `${buildDir()}/.casebook-sources`
  return unlessStamped(stamp, wanted, async () => {
    // An incomplete build must not count as a complete one.
    await rm(path.join(ROOT, stamp), { force: true })
    await ensureFonts()
    await bundleServiceWorker(wanted)
    await run(process.execPath, ['--import', END_WITH_PARENT, 'node_modules/next/dist/bin/next', 'build'], {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    })
    await run(process.execPath, ['--import', 'tsx', 'bin/finish-static-pages.ts'])
    return 'built'
  })
}

/**
 * The framework bundles pages; a service worker is a separate script.
 * @param sources identifies the build, so that each build has its own worker and caches
 */
async function bundleServiceWorker(sources) {
  // Works only after the packages are installed.
  const { build } = await import('esbuild')
  await build({
    entryPoints: [path.join(ROOT, 'components/offline/service-worker.ts')],
    outfile: path.join(ROOT, 'generated/service-worker.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', BUILD: JSON.stringify(sources.slice(0, 16)) },
    logLevel: 'error',
  })
}

async function unlessStamped(stampFile, wanted, work) {
  const stamp = path.join(ROOT, stampFile)
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return 'up to date'
  const outcome = await work()
  await mkdir(path.dirname(stamp), { recursive: true })
  await writeFile(stamp, wanted)
  return outcome
}

async function hashFiles(roots) {
  const hash = createHash('sha256')
  for (const root of roots) {
    for (const file of await listFiles(path.resolve(ROOT, root))) {
      hash
        .update(`${path.relative(ROOT, file)}\0`)
        .update(await readFile(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

async function listFiles(target) {
  if (!existsSync(target)) return []
  const entries = await readdir(target, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null
    throw error
  })
  if (!entries) return [target]
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

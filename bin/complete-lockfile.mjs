#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises'

/**
 * `npm run lockfile`: run it after adding a package. A registry mirror may lack the builds for other platforms. The
 * lockfile then leaves them out, and `npm ci` fails on every platform. This script adds the missing optional
 * packages, pinned to the version that their parent names, with the platform that npm needs to skip them. It also
 * removes download URLs.
 */

const PLATFORMS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony']
const CPUS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'arm', 'loong64']

const lock = JSON.parse(await readFile('package-lock.json', 'utf8'))
let added = 0
for (const parent of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const packagePath = `node_modules/${name}`
    if (lock.packages[packagePath] || !/^\d/.test(version)) continue
    lock.packages[packagePath] = {
      version,
      ...platformOf(name),
      optional: true,
      ...(parent.dev ? { dev: true } : {}),
    }
    added++
  }
}
for (const entry of Object.values(lock.packages)) delete entry.resolved
const [root, ...rest] = Object.keys(lock.packages)
lock.packages = Object.fromEntries(
  [root, ...rest.sort()].map((packagePath) => [packagePath, lock.packages[packagePath]]),
)
await writeFile('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: added ${added} packages for other platforms`)

function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = PLATFORMS.filter((platform) => words.includes(platform))
  const cpu = CPUS.filter((candidate) => words.includes(candidate)).slice(0, 1)
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : []
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(libc.length && { libc }) }
}

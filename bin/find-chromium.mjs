import { existsSync } from 'node:fs'
import { run } from './steps.mjs'

const INSTALL = ['install', '-y', '--no-install-recommends']
// The shell opens no windows: the browser tests take half as long with it.
const PROGRAMS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/**
 * Finds the Chromium for the browser tests: an installed one, Playwright's download, or Debian's package.
 * @returns its path
 * @throws Error that explains what to do
 */
export async function findChromium() {
  const installed = await installedChromium()
  if (installed) return installed
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.log('No Chromium found. Trying to install one.')
  const tried = []
  for (const [words, command, args] of [
    [
      "Playwright's download",
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'install', 'chromium'],
    ],
    ["Debian's package list", 'apt-get', ['update']],
    ["Debian's package", 'apt-get', [...INSTALL, 'chromium-headless-shell']],
    ["Debian's package of the whole browser", 'apt-get', [...INSTALL, 'chromium']],
  ]) {
    await run(command, args).catch(() => tried.push(words))
    const found = (await installedChromium()) ?? chromium.executablePath()
    if (existsSync(found)) return found
  }
  throw new Error(
    `The browser tests need a Chromium, and none could be installed (tried: ${tried.join(', ')}). Install one, or set CHROMIUM_PATH.`,
  )
}

async function installedChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file.`)
  }
  for (const name of PROGRAMS) {
    const found = await run('which', [name]).catch(() => '')
    if (found.trim()) return found.trim()
  }
  const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return existsSync(onMac) ? onMac : undefined
}

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './find-chromium.mjs'
import { ROOT } from './prepare.mjs'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
]

/** Starts the product on an empty data folder and a free port, opens a browser, runs `work`, and ends both. */
export async function withServerAndBrowser(work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-'))
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '' }
  const server = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const executablePath = await findChromium()
  try {
    await ready(server)
    const browser = await chromium.launch({ executablePath, args: ARGS })
    try {
      return await work(browser, `http://localhost:${port}`)
    } finally {
      await browser.close()
    }
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

function ready(server) {
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    server.stdout.on('data', (chunk) => {
      if (String(chunk).includes('Casebook is ready')) resolve()
    })
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

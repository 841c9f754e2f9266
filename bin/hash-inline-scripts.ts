import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildDir, ROOT } from './prepare.mjs'

/**
 * Lists the hashes of the inline scripts of static pages (the framework's data), which have no nonce, for their
 * content security policy. See docs/decisions/content-security-policy.md.
 */

const NEXT_DIR = path.join(ROOT, buildDir())
const PAGES_DIR = path.join(NEXT_DIR, 'server/app')
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

const hashes: Record<string, string[]> = {}
for (const entry of await readdir(PAGES_DIR, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.html')) continue
  const file = path.join(entry.parentPath, entry.name)
  const html = await readFile(file, 'utf8')
  const route = `/${path
    .relative(PAGES_DIR, file)
    .replace(/\.html$/, '')
    .replaceAll(path.sep, '/')}`
  const found = [...html.matchAll(INLINE_SCRIPT)].map((match) => sha256(match[1] ?? ''))
  hashes[route === '/index' ? '/' : route] = [...new Set(found)]
}
await writeFile(path.join(NEXT_DIR, 'inline-script-hashes.json'), JSON.stringify(hashes))

function sha256(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { InlineHashes } from '../server/http/security-headers'

/**
 * Lists the hashes of the inline scripts and styles of static pages, for their content security policy. See
 * docs/decisions/content-security-policy.md.
 */

const NEXT_DIR = path.resolve(import.meta.dirname, '../.next')
const PAGES_DIR = path.join(NEXT_DIR, 'server/app')
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g

const scripts: InlineHashes['scripts'] = {}
const styles = new Set<string>()
for (const entry of await readdir(PAGES_DIR, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.html')) continue
  const file = path.join(entry.parentPath, entry.name)
  const html = await readFile(file, 'utf8')
  const route = `/${path
    .relative(PAGES_DIR, file)
    .replace(/\.html$/, '')
    .replaceAll(path.sep, '/')}`
  scripts[route === '/index' ? '/' : route] = hashesOf(html, INLINE_SCRIPT)
  for (const hash of hashesOf(html, INLINE_STYLE)) styles.add(hash)
}
const hashes: InlineHashes = { scripts, styles: [...styles] }
await writeFile(path.join(NEXT_DIR, 'inline-hashes.json'), JSON.stringify(hashes))

function hashesOf(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map((match) => sha256(match[1] ?? '')))]
}

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

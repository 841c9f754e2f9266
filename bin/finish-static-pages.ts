import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { InlineHashes } from '../server/http/security-headers'
import { putStylesIn, readStyles } from './http/inline-styles'
import { buildDir, ROOT } from './prepare.mjs'

/**
 * Puts the styles into static pages, and lists the hashes of their inline scripts and styles for their content security
 * policy. See docs/decisions/content-security-policy.md.
 */

const NEXT_DIR = path.join(ROOT, buildDir())
const PAGES_DIR = path.join(NEXT_DIR, 'server/app')
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g

const styles = await readStyles(NEXT_DIR)
const hashes: InlineHashes = { scripts: {}, styles: {} }
for (const entry of await readdir(PAGES_DIR, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.html')) continue
  const file = path.join(entry.parentPath, entry.name)
  const html = putStylesIn(await readFile(file, 'utf8'), styles)
  await writeFile(file, html)
  const page = `/${path
    .relative(PAGES_DIR, file)
    .replace(/\.html$/, '')
    .replaceAll(path.sep, '/')}`
  const route = page === '/index' ? '/' : page
  hashes.scripts[route] = hashesOf(html, INLINE_SCRIPT)
  hashes.styles[route] = hashesOf(html, INLINE_STYLE)
}
await writeFile(path.join(NEXT_DIR, 'inline-hashes.json'), JSON.stringify(hashes))

function hashesOf(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map((match) => sha256(match[1] ?? '')))]
}

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { InlineHashes } from '../server/http/security-headers'
import { buildDir, ROOT } from './prepare.mjs'

/**
 * Puts the styles into static pages, because a separate file costs a round trip before the first paint, and lists the
 * hashes of their inline scripts and styles for their content security policy. See
 * docs/decisions/content-security-policy.md.
 */

const NEXT_DIR = path.join(ROOT, buildDir())
const PAGES_DIR = path.join(NEXT_DIR, 'server/app')
const STYLE_LINK = /<link rel="stylesheet" href="\/_next\/(static\/[^"]+\.css)"([^>]*)\/>/g
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g

const hashes: InlineHashes = { scripts: {}, styles: {} }
for (const entry of await readdir(PAGES_DIR, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.html')) continue
  const file = path.join(entry.parentPath, entry.name)
  const html = await putStylesIn(await readFile(file, 'utf8'))
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

/** The link stays, so that the framework finds it and browsers cache the file for other pages. For print, it doesn't block. */
async function putStylesIn(html: string): Promise<string> {
  const parts: string[] = []
  let end = 0
  for (const match of html.matchAll(STYLE_LINK)) {
    const [link, name = '', rest = ''] = match
    if (rest.includes('media=')) continue
    const css = withAbsoluteUrls(await readFile(path.join(NEXT_DIR, name), 'utf8'), `/_next/${name}`)
    parts.push(
      html.slice(end, match.index),
      `<style>${css}</style><link rel="stylesheet" href="/_next/${name}"${rest} media="print"/>`,
    )
    end = match.index + link.length
  }
  return parts.join('') + html.slice(end)
}

/** Within a page, the URLs of fonts would be relative to the page. @param home the URL of the stylesheet */
function withAbsoluteUrls(css: string, home: string): string {
  return css.replaceAll(/url\((["']?)(\.\.?\/[^"')]+)\1\)/g, (_, quote: string, url: string) => {
    const { pathname } = new URL(url, `https://casebook.example${home}`)
    return `url(${quote}${pathname}${quote})`
  })
}

function hashesOf(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map((match) => sha256(match[1] ?? '')))]
}

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { constants, createGzip, type Gzip } from 'node:zlib'

/**
 * Puts the styles into pages, because a separate file costs a round trip before the first paint. See
 * docs/decisions/content-security-policy.md.
 */

/** The styles of the build, ready for a page, by their URL. */
export type Styles = ReadonlyMap<string, string>

const STYLE_LINK = /<link rel="stylesheet" href="([^"]+\.css)"([^>]*)\/>/g
const END_OF_HEAD = '</head>'

/** @param buildDir the folder of the build */
export async function readStyles(buildDir: string): Promise<Styles> {
  const files = await readdir(path.join(buildDir, 'static'), { recursive: true })
  const names = files.filter((name) => name.endsWith('.css')).map((name) => name.replaceAll(path.sep, '/'))
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => {
        const url = `/_next/static/${name}`
        return [url, withAbsoluteUrls(await readFile(path.join(buildDir, 'static', name), 'utf8'), url)]
      }),
    ),
  )
}

/** The link stays, so that the framework finds it and browsers cache the file for other pages. For print, it doesn't block. */
export function putStylesIn(html: string, styles: Styles): string {
  return html.replaceAll(STYLE_LINK, (link, url: string, rest: string) => {
    const css = rest.includes('media=') ? undefined : styles.get(url)
    return css === undefined
      ? link
      : `<style>${css}</style><link rel="stylesheet" href="${url}"${rest} media="print"/>`
  })
}

/** Within a page, the URLs of fonts would be relative to the page. @param home the URL of the stylesheet */
function withAbsoluteUrls(css: string, home: string): string {
  return css.replaceAll(/url\((["']?)(\.\.?\/[^"')]+)\1\)/g, (_, quote: string, url: string) => {
    const { pathname } = new URL(url, `https://casebook.example${home}`)
    return `url(${quote}${pathname}${quote})`
  })
}

/**
 * Puts the styles into a dynamic page if its reader comes from elsewhere. Who comes from a page of this site has the
 * file already. The response is compressed here, because the styles can't be added to compressed text.
 */
export function inlineFirstStyles(request: IncomingMessage, response: ServerResponse, styles: Styles): void {
  if (!comesFromElsewhere(request)) return
  const acceptsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  delete request.headers['accept-encoding']
  const { writeHead, write, end } = response
  const send = (chunk: Buffer) => Reflect.apply(write, response, [chunk])
  let page: { gzip: Gzip | null; head: Buffer[] | null } | null = null

  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    if (isPage(response)) {
      page = { gzip: acceptsGzip ? createGzip() : null, head: [] }
      page.gzip?.on('data', send).on('end', () => Reflect.apply(end, response, []))
      response.removeHeader('Content-Length')
      if (page.gzip) response.setHeader('Content-Encoding', 'gzip')
    }
    return Reflect.apply(writeHead, this, head)
  } as typeof writeHead
  response.write = function (this: ServerResponse, ...chunk: Parameters<typeof write>) {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!page) return Reflect.apply(write, this, chunk)
    pass(toBuffer(chunk))
    return true
  } as typeof write
  response.end = function (this: ServerResponse, ...chunk: Parameters<typeof end>) {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!page) return Reflect.apply(end, this, chunk)
    pass(toBuffer(chunk))
    const rest = page.head && putStylesIn(Buffer.concat(page.head).toString(), styles)
    page.head = null
    if (rest) pass(Buffer.from(rest))
    if (page.gzip) page.gzip.end()
    else Reflect.apply(end, response, [])
    return response
  } as typeof end

  /** Keeps the text until the head is complete. */
  function pass(chunk: Buffer): void {
    if (!page || chunk.length === 0) return
    let text = chunk
    if (page.head) {
      page.head.push(chunk)
      const sofar = Buffer.concat(page.head)
      const at = sofar.indexOf(END_OF_HEAD)
      if (at < 0) return
      page.head = null
      // The end of the chunk can be half a character.
      text = Buffer.concat([
        Buffer.from(putStylesIn(sofar.subarray(0, at).toString(), styles)),
        sofar.subarray(at),
      ])
    }
    if (!page.gzip) {
      send(text)
      return
    }
    page.gzip.write(text)
    // Readers see the beginning of a page while the server still works on the rest.
    page.gzip.flush(constants.Z_SYNC_FLUSH)
  }
}

/** Whether the request is for a page that was typed, bookmarked, or linked from another site. Old browsers don't say. */
function comesFromElsewhere({ method, headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return (
    method === 'GET' &&
    headers['sec-fetch-dest'] === 'document' &&
    site !== undefined &&
    site !== 'same-origin'
  )
}

function isPage(response: ServerResponse): boolean {
  const type = String(response.getHeader('Content-Type') ?? '')
  return type.startsWith('text/html') && !response.hasHeader('Content-Encoding')
}

function toBuffer([chunk, encoding]: readonly unknown[]): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0)
}

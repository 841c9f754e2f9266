import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Where a page that is drawn on request turns out not to be there, the framework sends an empty frame and leaves the words to the browser's
 * script: without one there would be a blank page. This sends the finished not-found page in its place.
 * @param page the built page's HTML; its scripts are allowed by every policy (`ANYWHERE` of security-headers.ts)
 */
export function sendWholeNotFound(request: IncomingMessage, response: ServerResponse, page: Buffer): void {
  // The framework's own data requests are answered as they are: a script asked for them.
  const isPage = (request.method === 'GET' || request.method === 'HEAD') && !request.headers.rsc
  if (!isPage) return
  const { writeHead, write, end } = response
  let isSwapped = false
  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    const type = String(response.getHeader('Content-Type') ?? '')
    isSwapped = response.statusCode === 404 && type.startsWith('text/html')
    if (isSwapped) {
      response.removeHeader('Content-Encoding')
      response.removeHeader('Transfer-Encoding')
      response.setHeader('Content-Length', page.length)
    }
    return Reflect.apply(writeHead, this, head)
  } as typeof writeHead
  response.write = function (this: ServerResponse, ...chunk: Parameters<typeof write>) {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return isSwapped ? true : Reflect.apply(write, this, chunk)
  } as typeof write
  response.end = function (this: ServerResponse, ...chunk: Parameters<typeof end>) {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!isSwapped) return Reflect.apply(end, this, chunk)
    return Reflect.apply(end, this, request.method === 'HEAD' ? [] : [page])
  } as typeof end
}

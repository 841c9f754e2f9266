import type { IncomingMessage, ServerResponse } from 'node:http'
import { requestContext } from '../../server/platform/request-context'
import { renderErrorPage } from './error-page'

/**
 * @param allow the supported methods, for status 405
 * @param retryAfterSeconds when to try again, for status 503
 */
export type Refusal = {
  status: number
  detail: string
  allow?: readonly string[]
  retryAfterSeconds?: number
}

/** How long a client may keep sending data that is discarded. */
export const DISCARD_MS = 10_000

const CODES: Readonly<Record<number, string>> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  503: 'UNAVAILABLE',
}

const rejected = new WeakSet<ServerResponse>()

/** Whether a response already explains its error. */
export const isRefused = (response: ServerResponse): boolean => rejected.has(response)

/**
 * Responds to a request before the framework sees it: with a problem document to a script, with a page to a browser.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { type, body } = explain(request, refusal)
  const { status, allow, retryAfterSeconds } = refusal
  rejected.add(response)
  // The rest of the body is discarded, so that the client reads the response.
  request.resume()
  const isTooLarge = status === 413
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...(allow && { Allow: allow.join(', ') }),
    ...(retryAfterSeconds && { 'Retry-After': retryAfterSeconds }),
    ...(isTooLarge && { Connection: 'close' }),
  })
  if (request.method !== 'HEAD') response.write(body)
  if (isTooLarge) endAfterBody(request, response)
  else response.end()
}

/** Keeps the connection open while the client sends: closing earlier resets it, and the response is lost. */
function endAfterBody(request: IncomingMessage, response: ServerResponse): void {
  const end = () => response.end()
  request.once('end', end)
  setTimeout(end, DISCARD_MS).unref()
}

/** @returns a body that explains an error, in the format that the client reads */
export function explain(
  request: IncomingMessage,
  { status, detail }: Refusal,
): { type: string; body: Buffer } {
  if (!isApi(request)) {
    return { type: 'text/html; charset=utf-8', body: renderErrorPage(status, detail) }
  }
  const code = CODES[status] ?? (status < 500 ? 'INVALID_INPUT' : 'INTERNAL')
  const requestId = requestContext.getStore()?.id
  const problem = { type: 'about:blank', title: detail, status, detail, code, requestId }
  return { type: 'application/problem+json', body: Buffer.from(JSON.stringify(problem)) }
}

export function isApi(request: IncomingMessage): boolean {
  return request.url?.startsWith('/api/') ?? false
}

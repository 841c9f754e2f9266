import type { IncomingMessage, ServerResponse } from 'node:http'

/** As much as the framework reads of a form; more would be a fault of its own. */
const MOST_BYTES = 1_000_000

const TITLE = 'That is too much at once: a form takes 1 MB at most. Go back, and take a part of it.'
const PROBLEM = { type: 'about:blank', title: TITLE, status: 413, detail: TITLE, code: 'INVALID_INPUT' }

/**
 * Answers a request that says that it brings more than any form holds, before it is read, in words and not as a fault of ours.
 * @returns whether it was such a one
 */
export function refuseTooLarge(request: IncomingMessage, response: ServerResponse): boolean {
  if (Number(request.headers['content-length'] ?? 0) <= MOST_BYTES) return false
  const [type, body] = request.url?.startsWith('/api/v1/')
    ? ['application/problem+json', JSON.stringify(PROBLEM)]
    : ['text/plain; charset=utf-8', TITLE]
  // The rest of it is thrown away, so that the answer is read.
  request.resume()
  response.writeHead(PROBLEM.status, { 'Content-Type': type, Connection: 'close' }).end(body)
  return true
}

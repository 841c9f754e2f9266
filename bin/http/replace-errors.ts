import type { IncomingMessage, ServerResponse } from 'node:http'
import { RETRY_AFTER_SECONDS } from '../../server/platform/database-watch'
import { MESSAGE_HEADER, type RequestContext } from '../../server/platform/request-context'
import { OUTAGE } from './outage'
import { isAction } from './page-methods'
import { explain, isApi, isRefused } from './reject'

const UNREADABLE = 'The form can’t be read. Go back, reload the page, and try again.'
const DETAILS: Readonly<Record<number, string>> = {
  400: 'The request isn’t valid.',
  404: 'This page doesn’t exist, or you don’t have access.',
  405: 'This page doesn’t support that.',
}
const ourFault = (id: string) => `Your saved answers are safe. Error ID: ${id}`

type Replacement = { status: number; type: string; body: Buffer }

/**
 * Sends complete pages in place of the framework's error responses: those are empty frames whose text comes from a
 * script, or a line of plain text. An action that fails before its own code runs got a malformed form, which isn't a
 * server error.
 * @param notFoundPage the built page, whose scripts every policy allows; none in development
 */
export function replaceErrors(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
  notFoundPage: Buffer | undefined,
): void {
  const { writeHead, write, end } = response
  let replacement: Replacement | null = null
  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    setHead(response, head)
    replacement = findReplacement(request, response, context, notFoundPage)
    if (!replacement) return Reflect.apply(writeHead, this, head)
    for (const name of ['Content-Encoding', 'Transfer-Encoding', 'ETag', MESSAGE_HEADER])
      response.removeHeader(name)
    response.setHeader('Content-Type', replacement.type)
    response.setHeader('Content-Length', replacement.body.length)
    return Reflect.apply(writeHead, this, [replacement.status])
  } as typeof writeHead
  response.write = function (this: ServerResponse, ...chunk: Parameters<typeof write>) {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return replacement ? true : Reflect.apply(write, this, chunk)
  } as typeof write
  response.end = function (this: ServerResponse, ...chunk: Parameters<typeof end>) {
    if (!response.headersSent) response.writeHead(response.statusCode)
    if (!replacement) return Reflect.apply(end, this, chunk)
    return Reflect.apply(end, this, request.method === 'HEAD' ? [] : [replacement.body])
  } as typeof end
}

/** Applies the arguments of `writeHead` to the response, where they can be read. */
function setHead(response: ServerResponse, head: readonly unknown[]): void {
  for (const part of head) {
    if (typeof part === 'number') response.statusCode = part
    if (typeof part !== 'object' || part === null || Array.isArray(part)) continue
    for (const [name, value] of Object.entries(part)) response.setHeader(name, value)
  }
}

function findReplacement(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
  notFoundPage: Buffer | undefined,
): Replacement | null {
  const { statusCode } = response
  if (statusCode < 400 || isRefused(response)) return null
  // Whatever asked may ask again: scripts as well as people.
  if (context.isOutage && notFoundPage) {
    response.setHeader('Retry-After', RETRY_AFTER_SECONDS)
    return { status: 503, ...explain(request, OUTAGE) }
  }
  const message = response.getHeader(MESSAGE_HEADER)
  // The development server's pages show the error itself.
  if (!notFoundPage && message === undefined) return null
  const type = String(response.getHeader('Content-Type') ?? '')
  if (statusCode >= 500 && isAction(request) && !context.hasReachedAction)
    return request.headers['next-action']
      ? { status: 400, type: 'text/plain; charset=utf-8', body: Buffer.from(UNREADABLE) }
      : { status: 400, ...explain(request, { status: 400, detail: UNREADABLE }) }
  // A script requested these, or they already explain the error.
  if (request.headers.rsc || request.headers['next-action'] || type.includes('json')) return null
  if (type !== '' && !type.startsWith('text/')) return null
  if (statusCode === 404 && message === undefined && notFoundPage && !isApi(request))
    return { status: 404, type: 'text/html; charset=utf-8', body: notFoundPage }
  const known = message === undefined ? DETAILS[statusCode] : decodeURIComponent(String(message))
  const detail = known ?? (statusCode < 500 ? DETAILS[400] : ourFault(context.id)) ?? ''
  return { status: statusCode, ...explain(request, { status: statusCode, detail }) }
}

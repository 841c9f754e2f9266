import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { REQUEST_ID_HEADER } from '../../server/platform/request-context'

/** What a trusted proxy can send: nothing that breaks a line of the log or a page. */
const VALID = /^[\w.-]{8,64}$/

/**
 * Returns the request's ID: the one of a trusted proxy, or a new one. A request that the framework forwards to this
 * server keeps its first ID. Call it after `markClient`, which removes the header of everyone else.
 */
export function identifyRequest({ headers }: IncomingMessage): string {
  const given = String(headers[REQUEST_ID_HEADER] ?? '')
  const id = VALID.test(given) ? given : randomBytes(8).toString('hex')
  headers[REQUEST_ID_HEADER] = id
  return id
}

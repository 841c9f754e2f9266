import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { CLIENT_HEADER, REQUEST_ID_HEADER } from '../../server/platform/request-context'

/**
 * Known only to this process: the framework forwards some requests to this server with the headers that they came
 * with.
 */
const HOP_HEADER = 'x-casebook-hop'
const hopSecret = randomBytes(24).toString('base64url')

/** Headers that a proxy adds to a request, and that the framework adds to a request that it forwards. */
const OF_PROXY = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'forwarded',
  REQUEST_ID_HEADER,
]
const OF_FRAMEWORK = ['x-action-forwarded']

/**
 * Puts the client's IP address into a header, and removes the headers with which a client could claim another one.
 * The IP address is the socket's, or the last entry of X-Forwarded-For behind a trusted proxy. A request that the
 * framework forwarded from this process keeps the first request's IP address.
 */
export function markClient(request: IncomingMessage, { trustProxy }: { trustProxy: boolean }): void {
  const { headers } = request
  if (headers[HOP_HEADER] === hopSecret) return
  headers[CLIENT_HEADER] = ipAddressOf(request, trustProxy)
  headers[HOP_HEADER] = hopSecret
  for (const name of OF_FRAMEWORK) delete headers[name]
  if (!trustProxy) for (const name of OF_PROXY) delete headers[name]
}

function ipAddressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim()
  const address = (trustProxy && forwarded) || request.socket.remoteAddress || 'unknown'
  // A dual-stack socket reports an IPv4 client in IPv6 notation.
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}

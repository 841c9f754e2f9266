import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { isStopping, markStopping } from '../../server/platform/stopping'
import { drain } from './listen'

/** Not 0, which would keep idle connections open. */
const SHORTEST_MS = 1

/**
 * Prepares a server to stop without losing requests. Call it before the server listens.
 * @returns stops it: `/api/ready` responds with 503 and each response closes its connection; after `delayMs`, in which load
 * balancers notice, the server stops listening and waits for the requests in progress, but not longer than `limitMs`
 */
export function stopGracefully(
  server: Server,
): (times: { delayMs: number; limitMs: number }) => Promise<void> {
  const inProgress = new Set<ServerResponse>()
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    if (isStopping()) return closeConnection(response)
    inProgress.add(response)
    response.once('close', () => inProgress.delete(response))
  })
  return async ({ delayMs, limitMs }) => {
    markStopping()
    for (const response of inProgress) closeConnection(response)
    // For connections whose response began before.
    server.keepAliveTimeout = SHORTEST_MS
    await pause(delayMs)
    await drain(server, limitMs)
  }
}

/** Tells the client to open another connection for its next request, which then goes to another process. */
function closeConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}

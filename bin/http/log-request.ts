import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../../server/platform/log'
import { countRequest } from '../../server/platform/metrics'
import type { RequestContext } from '../../server/platform/request-context'

/** Requests that come every few seconds or by the dozen with a page. They are only in the log for debugging. */
const FREQUENT = /^(\/_next\/static\/|\/api\/(health|ready|metrics)$)/

/**
 * Logs and counts a request when its response is sent or its client has left.
 * @param route the name of the URL: the URL itself can contain a secret
 */
export function logRequest(
  { method = 'GET' }: IncomingMessage,
  response: ServerResponse,
  { id: requestId }: RequestContext,
  route: string,
): void {
  const startedAt = performance.now()
  response.once('close', () => {
    const { statusCode: status, writableFinished } = response
    const durationMs = Math.round((performance.now() - startedAt) * 10) / 10
    const line = {
      requestId,
      method,
      route,
      status,
      durationMs,
      ...(!writableFinished && { isCutOff: true }),
    }
    countRequest(method, route, status, durationMs / 1_000)
    if (status >= 500) log.error(line, 'request')
    else if (FREQUENT.test(route)) log.debug(line, 'request')
    else log.info(line, 'request')
  })
}

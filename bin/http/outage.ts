import type { IncomingMessage } from 'node:http'
import { isDatabaseDown, OUTAGE_MESSAGE, RETRY_AFTER_SECONDS } from '../../server/platform/database-watch'
import { OTHER_ROUTE } from './name-route'
import type { Refusal } from './reject'
import type { Built } from './request-listener'

/** What the server answers while the database is away. */
export const OUTAGE: Refusal = {
  status: 503,
  detail: OUTAGE_MESSAGE,
  retryAfterSeconds: RETRY_AFTER_SECONDS,
}

/** What works without the database, besides files and static pages. */
const WITHOUT_DATABASE = /^\/(api\/(health|ready|metrics)|sw\.js|_next\/.*)$/

/** @returns why a request that needs the database can't be answered now */
export function findOutage({ url = '/', method }: IncomingMessage, built: Built | undefined): Refusal | null {
  if (!built || !isDatabaseDown()) return null
  const path = url.split('?')[0] ?? '/'
  if (WITHOUT_DATABASE.test(path) || built.nameRoute(path) === OTHER_ROUTE) return null
  const isStatic = (method === 'GET' || method === 'HEAD') && Object.hasOwn(built.hashes, path)
  return isStatic ? null : OUTAGE
}

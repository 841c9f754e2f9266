import { publicUrl } from '@/server/platform/env'
import { AppError } from '@/server/platform/errors'

/**
 * Rejects a mutation that another site started: a cookie isn't enough to authorize it. Browsers send `Sec-Fetch-Site`
 * or `Origin` with every such request, so a request with neither is rejected too.
 * @throws AppError FORBIDDEN
 */
export function assertSameOrigin(request: { headers: Pick<Headers, 'get'> }): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin') ?? 'null'
  const isOurs = origin === new URL(publicUrl()).origin || hostOf(origin) === request.headers.get('host')
  // A privacy setting can hide the origin of a request that the browser itself calls same-origin.
  if (isOurs ? !site || site === 'same-origin' : site === 'same-origin' && origin === 'null') return
  throw new AppError('FORBIDDEN', { userMessage: 'This request came from another site.' })
}

/** @returns undefined if the value isn't an origin; no host equals it */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

import { publicUrl } from './env'
import { AppError } from './errors'

/**
 * Refuses a mutation that another site started: a cookie alone must not authorise it. Browsers send `Sec-Fetch-Site`
 * or `Origin` with every such request; a request with neither is refused too.
 * @throws AppError FORBIDDEN
 */
export function assertSameOrigin(request: { headers: Pick<Headers, 'get'> }): void {
  const site = request.headers.get('sec-fetch-site')
  if (site === 'same-origin') return
  const origin = request.headers.get('origin')
  if (
    !site &&
    origin &&
    (origin === new URL(publicUrl()).origin || hostOf(origin) === request.headers.get('host'))
  )
    return
  throw new AppError('FORBIDDEN', { userMessage: 'This request came from another site.' })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

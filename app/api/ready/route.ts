import { RETRY_AFTER_SECONDS } from '@/server/platform/database-watch'
import { checkReadiness } from '@/server/platform/readiness'

/** Whether this process can serve requests, for load balancers and for the scripts of pages. */
export async function GET() {
  const readiness = await checkReadiness()
  if (readiness.status === 'ready') return Response.json(readiness)
  return Response.json(readiness, { status: 503, headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } })
}

import { bearerToken } from '@/server/http/bearer-token'
import { problemResponse } from '@/server/http/problem'
import { AppError } from '@/server/platform/errors'
import { isMetricsToken, writeMetrics } from '@/server/platform/write-metrics'

/** The figures for Prometheus. Without METRICS_TOKEN, the URL doesn't exist. */
export async function GET(request: Request) {
  const written = await writeMetrics()
  if (!written) return problemResponse(new AppError('NOT_FOUND'))
  if (!isMetricsToken(bearerToken(request)))
    return problemResponse(new AppError('UNAUTHENTICATED', { userMessage: 'The token isn’t METRICS_TOKEN.' }))
  return new Response(written.text, { headers: { 'Content-Type': written.type } })
}

import type { z } from 'zod'
import { type ErrorCode, HTTP_STATUS, type ProblemSchema } from '@/contract/problem'
import { noteFailure, OUTAGE_MESSAGE, RETRY_AFTER_SECONDS } from '@/server/platform/database-watch'
import { AppError, ERROR_MESSAGES, type FieldErrors } from '@/server/platform/errors'
import { log } from '@/server/platform/log'
import { requestContext } from '@/server/platform/request-context'

const TITLES = { INTERNAL: 'Internal error', UNAVAILABLE: 'Temporarily unavailable' } as const

/** What a user sees of a failed operation: a message for known errors; for any other error, the ID of the request, which is also in the log. */
export type Problem = {
  code: ErrorCode | 'INTERNAL' | 'UNAVAILABLE'
  message: string
  fieldErrors?: FieldErrors
  canConfirm?: true
}

export function toProblem(error: unknown): Problem {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.userMessage,
      ...(error.fieldErrors ? { fieldErrors: error.fieldErrors } : {}),
      ...(error.canConfirm ? { canConfirm: true } : {}),
    }
  }
  log.error({ error }, 'unexpected error')
  if (noteFailure(error)) return { code: 'UNAVAILABLE', message: OUTAGE_MESSAGE }
  const id = requestContext.getStore()?.id
  return { code: 'INTERNAL', message: `Something went wrong on our end.${id ? ` Error ID: ${id}.` : ''}` }
}

/** RFC 9457. */
export function problemResponse(error: unknown): Response {
  const { code, message, fieldErrors } = toProblem(error)
  const status = statusOf(code)
  const title = code === 'INTERNAL' || code === 'UNAVAILABLE' ? TITLES[code] : ERROR_MESSAGES[code]
  const body = { title, status, detail: message, code, ...(fieldErrors ? { fieldErrors } : {}) }
  return respond(body, headersFor(code))
}

export function statusOf(code: Problem['code']): number {
  if (code === 'INTERNAL') return 500
  return code === 'UNAVAILABLE' ? 503 : HTTP_STATUS[code]
}

/** The headers that a status requires. */
export function headersFor(code: Problem['code']): Record<string, string> {
  if (code === 'UNAUTHENTICATED') return { 'WWW-Authenticate': 'Bearer realm="Casebook"' }
  return code === 'UNAVAILABLE' ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {}
}

/** @param allowed the methods of the URL, for example `GET, HEAD, OPTIONS` */
export function methodProblem(allowed: string): Response {
  const title = 'Method not allowed.'
  const body = {
    title,
    status: 405,
    detail: `Allowed methods: ${allowed}.`,
    code: 'METHOD_NOT_ALLOWED' as const,
  }
  return respond(body, { Allow: allowed })
}

function respond(
  body: Omit<z.infer<typeof ProblemSchema>, 'type' | 'requestId'>,
  headers: Record<string, string>,
): Response {
  const content = Buffer.from(
    JSON.stringify({ type: 'about:blank', ...body, requestId: requestContext.getStore()?.id }),
  )
  return new Response(content, {
    status: body.status,
    headers: {
      ...headers,
      'Content-Type': 'application/problem+json',
      'Content-Length': String(content.length),
      'Cache-Control': 'no-store',
    },
  })
}

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  AppError,
  ERROR_CODES,
  ERROR_WORDS,
  type ErrorCode,
  type FieldErrors,
  HTTP_STATUS,
} from '@/server/platform/errors'
import { requestContext } from './request-context'

/** What an operation that failed tells the person: known codes in words, anything else as an id that the log has too. */
export type Problem = {
  code: ErrorCode | 'INTERNAL'
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
  const id = requestContext.getStore()?.id ?? randomUUID().slice(0, 8)
  console.error(`[${id}]`, error)
  return { code: 'INTERNAL', message: `Something went wrong on our side. Its number is ${id}.` }
}

/** RFC 9457. */
export function problemResponse(error: unknown): Response {
  const { code, message, fieldErrors } = toProblem(error)
  const status = code === 'INTERNAL' ? 500 : HTTP_STATUS[code]
  const title = code === 'INTERNAL' ? 'Internal error' : ERROR_WORDS[code]
  const body = { title, status, detail: message, code, ...(fieldErrors ? { fieldErrors } : {}) }
  return respond(body, code === 'UNAUTHENTICATED' ? { 'WWW-Authenticate': 'Bearer realm="Casebook"' } : {})
}

/** @param allowed what the address does */
export function methodProblem(allowed: string): Response {
  const title = 'This address does not do that.'
  const body = { title, status: 405, detail: `It does ${allowed}.`, code: 'METHOD_NOT_ALLOWED' as const }
  return respond(body, { Allow: allowed })
}

/** Every problem of the HTTP API. */
export const ProblemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('In words for a person.'),
    code: z.enum([...ERROR_CODES, 'METHOD_NOT_ALLOWED', 'INTERNAL']),
    fieldErrors: z
      .record(z.string(), z.string())
      .optional()
      .describe('What is wrong with each part of the request, by its path.'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457: why a request was not done.' })

function respond(
  body: Omit<z.infer<typeof ProblemSchema>, 'type'>,
  headers: Record<string, string>,
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...body }), {
    status: body.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}

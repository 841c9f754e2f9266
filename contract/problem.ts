import { z } from 'zod'

/** All error codes. Another user's resource is NOT_FOUND. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'CLOSED',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 422,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  CLOSED: 410,
}

/** The body of every error response of the HTTP API. */
export const ProblemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('A message for people.'),
    code: z.enum([...ERROR_CODES, 'METHOD_NOT_ALLOWED', 'INTERNAL', 'UNAVAILABLE']),
    fieldErrors: z
      .record(z.string(), z.string())
      .optional()
      .describe('Messages for invalid parts of the request, by path.'),
    requestId: z
      .string()
      .optional()
      .describe('The ID of the request in the server’s log, as in the header X-Request-Id.'),
  })
  .meta({ id: 'Problem', description: 'Why a request failed, as defined by RFC 9457.' })

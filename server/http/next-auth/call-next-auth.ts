import type { NextApiRequest, NextApiResponse } from 'next'
import type { NextAuthOptions } from 'next-auth'
import nextAuthModule from 'next-auth'
import { defaultOf } from './default-of'

/**
 * Calls next-auth as one of its routes would be called, from anywhere: a route, an action, or the server in front of the
 * framework. Neither this file nor what it imports may need the framework's request.
 */

export type AuthCall = {
  method: 'GET' | 'POST'
  /** Below `/api/auth`: the action, and the provider if there is one. */
  part: readonly string[]
  query?: Readonly<Record<string, string>>
  fields?: Readonly<Record<string, string>>
  cookies: Readonly<Record<string, string>>
}

export type AuthAnswer = {
  status: number
  location: string | null
  body: unknown
  /** Values of `Set-Cookie`. */
  cookies: string[]
}

export async function callNextAuth(call: AuthCall, options: NextAuthOptions): Promise<AuthAnswer> {
  const { method, part, query = {}, fields = {}, cookies } = call
  const answer: AuthAnswer = { status: 200, location: null, body: null, cookies: [] }
  const request = { method, query: { ...query, nextauth: part }, body: fields, cookies, headers: {} }
  // next-auth reads and calls nothing else of the framework's objects.
  await defaultOf(nextAuthModule)(
    request as unknown as NextApiRequest,
    answerInto(answer) as NextApiResponse,
    options,
  )
  return answer
}

/** The part of the framework's response that next-auth uses. */
function answerInto(answer: AuthAnswer): Partial<NextApiResponse> {
  const response: Partial<NextApiResponse> = {
    status: (code) => {
      answer.status = code
      return response as NextApiResponse
    },
    getHeader: (name) => (name === 'Set-Cookie' ? answer.cookies : undefined),
    setHeader: (name, value) => {
      if (name === 'Set-Cookie') answer.cookies = [value].flat().map(String)
      if (name === 'Location') answer.location = String(value)
      return response as NextApiResponse
    },
    end: () => response as NextApiResponse,
    json: (body) => {
      answer.body = body
    },
    send: (body) => {
      answer.body = body
    },
  }
  return response
}

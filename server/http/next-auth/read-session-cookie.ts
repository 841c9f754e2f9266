import 'server-only'
import type { GetServerSidePropsContext } from 'next'
import { getServerSession } from 'next-auth'
import { z } from 'zod'
import { processWide } from '@/server/platform/process-wide'
import type { Cookies } from '../caller'
import { DecodedSessions } from './decode-once'
import { baseOptions, sessionCookieName } from './settings'

export const SessionTokenSchema = z.object({
  sub: z.string(),
  sessionVersion: z.number().int(),
  /** The session's row; missing for guests, and for sessions that started before there were rows. */
  sid: z.string().optional(),
  /** When it was created, and when it expires, in seconds since 1970. */
  iat: z.number(),
  exp: z.number(),
})
export type SessionToken = z.infer<typeof SessionTokenSchema>

const decoded = processWide('sessions', () => new DecodedSessions(decodeSession))

/**
 * Returns what the session cookie contains; null without a valid one. The cookie is authentic, but its session can have
 * ended: compare the version with the user's row.
 */
export async function readSession(cookies: Pick<Cookies, 'get'>): Promise<SessionToken | null> {
  const value = cookies.get(sessionCookieName())?.value
  if (!value) return null
  return decoded.read(value, Date.now())
}

async function decodeSession(value: string): Promise<SessionToken | null> {
  const options = baseOptions()
  const request = { cookies: { [sessionCookieName()]: value }, headers: {} }
  const response = { getHeader: () => undefined, setHeader: () => {} }
  // next-auth reads and calls nothing else of the framework's objects.
  const session = await getServerSession(
    request as unknown as GetServerSidePropsContext['req'],
    response as unknown as GetServerSidePropsContext['res'],
    {
      ...options,
      // Reading can't renew the cookie, so encrypting a new one would be wasted.
      jwt: { ...options.jwt, encode: async () => '' },
      callbacks: { session: ({ token }): unknown => token },
    },
  )
  const token = SessionTokenSchema.safeParse(session)
  return token.success ? token.data : null
}

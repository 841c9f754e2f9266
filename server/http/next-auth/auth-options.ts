import 'server-only'
import type { NextAuthOptions, Profile, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { db } from '@/server/platform/db'
import type { Cookies } from '../caller'
import { rememberDevice } from '../known-device'
import { setOwner } from '../owner-cookie'
import { createSession, endSession, type SessionClient, whileSessionLasts } from '../sessions'
import { defaultOf } from './default-of'
import { CODE_PATH } from './pending-sign-in'
import { isEmailVerified, oauthProviders } from './providers'
import { SessionTokenSchema } from './read-session-cookie'
import type { Admitted, SignInRules } from './rules'
import { baseOptions } from './settings'
import { writeSignedInHint } from './signed-in-hint'

/** An error of a sign-in, which next-auth would otherwise reduce to its message. */
export type Outcome = { error?: unknown }

type Provider = NextAuthOptions['providers'][number]
type Callbacks = NonNullable<NextAuthOptions['callbacks']>

/** Configures next-auth for the requests that browsers send. See docs/decisions/sessions.md. */
export function authOptions(
  cookies: Cookies,
  rules: SignInRules,
  outcome: Outcome,
  client: SessionClient,
): NextAuthOptions {
  const password = credentials('password', outcome, async (fields) => ({
    id: await rules.checkPassword(fields),
  }))
  const code = credentials('code', outcome, rules.checkCode)
  const passkey = credentials('passkey', outcome, async (fields) => ({
    id: await rules.checkPasskey(fields),
  }))
  const guest = credentials('guest', outcome, rules.createGuest)
  return {
    ...baseOptions(),
    providers: [password, code, passkey, guest, ...oauthProviders()],
    callbacks: {
      ...sessionCallbacks(cookies, client),
      signIn: async ({ user, account, profile }) => {
        if (!account) return false
        if (account.provider === 'guest') return true
        return keeping(outcome, async () => {
          const admitted = await rules.admit(
            account.type === 'credentials'
              ? { userId: user.id, step: stepOf(account.provider) }
              : { identity: identityOf(user, account, profile) },
          )
          if ('needsCode' in admitted) return CODE_PATH
          if ('refusal' in admitted) return `/sign-in?error=${admitted.refusal}`
          // The token is created from this user.
          Object.assign(user, admitted)
          return true
        })
      },
      session: async ({ session, token }) => {
        const read = SessionTokenSchema.safeParse(token).data
        const where = {
          id: read?.sub ?? '',
          ...whileSessionLasts(read ?? { sessionVersion: -1 }, new Date()),
        }
        const user = await db().user.findFirst({ where, select: { name: true, email: true } })
        return { expires: session.expires, ...(user && { user }) }
      },
    },
    events: sessionEvents(cookies, rules.recordSignIn, rules.recordSignOut),
  }
}

/** @param provider the ID of one of the credentials above */
function stepOf(provider: string): 'password' | 'code' | 'passkey' {
  return provider === 'code' || provider === 'passkey' ? provider : 'password'
}

/**
 * Configures next-auth for a session that the server starts by itself, for a guest or after a sign-up. No request can
 * reach this provider.
 */
export function optionsFor(
  cookies: Cookies,
  provider: string,
  user: Admitted,
  recordSignIn: SignInRules['recordSignIn'] | undefined,
  client: SessionClient | null,
): NextAuthOptions {
  return {
    ...baseOptions(),
    providers: [credentials(provider, {}, async () => user)],
    callbacks: sessionCallbacks(cookies, client),
    events: sessionEvents(cookies, recordSignIn),
  }
}

function credentials(
  id: string,
  outcome: Outcome,
  identify: (fields: Record<string, string>) => Promise<User>,
): Provider {
  return defaultOf(CredentialsProvider)({
    id,
    name: id,
    credentials: {},
    authorize: (fields) => keeping(outcome, () => identify({ ...fields })),
  })
}

/** Keeps an error for the caller of next-auth, which turns any into a redirect with the error's message. */
async function keeping<T>(outcome: Outcome, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    outcome.error = error
    throw new Error('Refused')
  }
}

const AdmittedSchema = z.object({
  id: z.string(),
  sessionVersion: z.number().int(),
  before: z.string().nullable(),
  way: z.string().optional(),
})

/** @param client null for a guest, whose session has no row */
function sessionCallbacks(cookies: Cookies, client: SessionClient | null): Callbacks {
  return {
    ...baseOptions().callbacks,
    jwt: async ({ token, user, account }) => {
      // Only a sign-in has a user.
      if (!user) return token
      const { id, sessionVersion } = AdmittedSchema.parse(user)
      if (client === null || account?.provider === 'guest') return { sub: id, sessionVersion }
      return { sub: id, sessionVersion, sid: await createSession(cookies, id, client, new Date()) }
    },
  }
}

function sessionEvents(
  cookies: Cookies,
  recordSignIn?: SignInRules['recordSignIn'],
  recordSignOut?: SignInRules['recordSignOut'],
): NonNullable<NextAuthOptions['events']> {
  return {
    signIn: async ({ user, account }) => {
      const { id, before, way } = AdmittedSchema.parse(user)
      setOwner(cookies, id, before)
      if (!account || account.provider === 'guest') return
      writeSignedInHint(cookies)
      rememberDevice(cookies, id)
      await recordSignIn?.(id, way ?? account.provider)
    },
    signOut: async ({ token }) => {
      const ended = SessionTokenSchema.safeParse(token).data
      if (!ended) return
      await endSession(ended)
      await recordSignOut?.(ended.sub)
    },
  }
}

function identityOf(
  user: User,
  account: { provider: string; providerAccountId: string },
  profile: Profile | undefined,
) {
  const { provider, providerAccountId } = account
  return {
    ...{ provider, providerAccountId },
    email: user.email?.trim().toLowerCase() || null,
    isVerified: isEmailVerified(provider, profile),
    name: user.name ?? null,
  }
}

import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { SESSION_SECONDS } from '@/server/http/next-auth/session'
import { writeOwner } from '@/server/http/next-auth/session-cookie'
import { findPathOfSite } from '@/server/http/path-of-site'
import { findViewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { authSecret, env } from '@/server/platform/env'
import { resolveOAuthUser } from './resolve-oauth-user'
import { takenOver } from './start-session'

export type OAuthProvider = { id: 'github' | 'google'; name: string }

/** Lists the providers whose keys are set. */
export function listOAuthProviders(): OAuthProvider[] {
  const { GITHUB_ID, GOOGLE_CLIENT_ID } = env()
  return [
    ...(GITHUB_ID ? [{ id: 'github', name: 'GitHub' } as const] : []),
    ...(GOOGLE_CLIENT_ID ? [{ id: 'google', name: 'Google' } as const] : []),
  ]
}

/** Configures next-auth, which handles sign-in with GitHub and Google and the session's format. See docs/decisions/sessions.md. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: providers(),
    callbacks: {
      redirect: ({ url, baseUrl }) => `${baseUrl}${findPathOfSite(url) ?? '/'}`,
      async signIn({ user, account, profile }) {
        if (!account) return false
        const email = user.email?.trim().toLowerCase() ?? null
        const isVerified = isEmailVerified(account.provider, profile)
        const before = takenOver(await findViewer())
        const outcome = await resolveOAuthUser({
          provider: account.provider,
          providerAccountId: account.providerAccountId,
          email,
          isVerified,
          name: user.name ?? null,
        })
        if (!outcome.ok) return `/sign-in?error=${outcome.reason}`
        await writeOwner(outcome.userId, before)
        // The token is created from this ID.
        user.id = outcome.userId
        return true
      },
      async jwt({ token, user }) {
        if (!user) return token
        const { sessionVersion } = await db().user.findUniqueOrThrow({
          where: { id: user.id },
          select: { sessionVersion: true },
        })
        return { sub: user.id, sessionVersion }
      },
    },
  }
}

function providers(): NextAuthOptions['providers'] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET
      ? [GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })]
      : []),
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [GoogleProvider({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET })]
      : []),
  ]
}

/** Whether the provider verified the email. Google reports it; GitHub doesn't, so its emails count as unverified. */
function isEmailVerified(provider: string, profile: object | undefined): boolean {
  return provider === 'google' && profile !== undefined && Reflect.get(profile, 'email_verified') === true
}

import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { env } from '@/server/platform/env'

export type OAuthProvider = { id: 'github' | 'google' | 'oidc'; name: string }
type Providers = NextAuthOptions['providers']

/** Lists the providers whose keys are set. */
export function listOAuthProviders(): OAuthProvider[] {
  const { GITHUB_ID, GOOGLE_CLIENT_ID, OIDC_ISSUER, OIDC_NAME } = env()
  return [
    ...(GITHUB_ID ? [{ id: 'github', name: 'GitHub' } as const] : []),
    ...(GOOGLE_CLIENT_ID ? [{ id: 'google', name: 'Google' } as const] : []),
    ...(OIDC_ISSUER ? [{ id: 'oidc', name: OIDC_NAME } as const] : []),
  ]
}

export function oauthProviders(): Providers {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env()
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET
      ? [GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })]
      : []),
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [GoogleProvider({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET })]
      : []),
    ...(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
      ? [
          oidcProvider({
            issuer: OIDC_ISSUER,
            name: OIDC_NAME,
            clientId: OIDC_CLIENT_ID,
            clientSecret: OIDC_CLIENT_SECRET,
          }),
        ]
      : []),
  ]
}

const OidcProfileSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  name: z.string().nullish(),
  email: z.string().nullish(),
})

function oidcProvider(setting: {
  issuer: string
  name: string
  clientId: string
  clientSecret: string
}): OAuthConfig<object> {
  return {
    ...{ id: 'oidc', name: setting.name, type: 'oauth' },
    ...{ clientId: setting.clientId, clientSecret: setting.clientSecret },
    wellKnown: `${setting.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: {
      // Many providers put the email only here. The client checks that both are about the same subject.
      request: async ({ client, tokens }) => {
        const claims = tokens.id_token ? claimsOf(tokens.id_token) : {}
        if (!client.issuer.metadata.userinfo_endpoint) return claims
        const { iss: _, ...more } = await client.userinfo(
          // The library's own set of tokens, which knows the ID token; the type says it may be less.
          tokens as Parameters<typeof client.userinfo>[0],
        )
        return { ...claims, ...more }
      },
    },
    profile: (profile) => {
      const { iss, sub, name, email } = OidcProfileSchema.parse(profile)
      // Another issuer, after a change of the settings, can use the same subject for someone else.
      return { id: `${iss} ${sub}`, name: name ?? null, email: email ?? null }
    },
  }
}

/** Reads the claims of an ID token whose signature the client has checked. */
function claimsOf(idToken: string): object {
  const claims: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  return Object(claims)
}

/** Whether the provider verified the email. Google and OpenID Connect report it; GitHub doesn't, so its emails count as unverified. */
export function isEmailVerified(provider: string, profile: object | undefined): boolean {
  const claim: unknown = Reflect.get(Object(profile), 'email_verified')
  // Some OpenID Connect providers send text.
  return provider === 'google' ? claim === true : provider === 'oidc' && (claim === true || claim === 'true')
}

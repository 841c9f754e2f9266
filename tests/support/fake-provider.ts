import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'

/**
 * An OpenID Connect provider in this process: discovery, authorization, tokens, keys, and user info. It also stands in
 * for GitHub and Google, whose URLs `reach` sends here.
 */

/** Who is signed in at the provider. */
export type Persona = {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean | string
}

export const CLIENT = { id: 'casebook', secret: 'a secret of the client' }

type Grant = { persona: Persona; nonce: string | null; challenge: string | null; redirectUri: string }

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY_ID = 'key-1'

export class FakeProvider {
  readonly #server = http.createServer((request, response) => void this.#answer(request, response))
  readonly #grants = new Map<string, Grant>()
  readonly #tokens = new Map<string, Persona>()
  /** Null: the user refuses. */
  persona: Persona | null = null
  /** Changes the ID token, as an attacker or a broken provider would. */
  spoil: (claims: Record<string, unknown>) => Record<string, unknown> = (claims) => claims
  /** Whether the email is only in the user info, as with many providers. */
  hasEmailInToken = true
  origin = ''

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    this.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    return this
  }

  async end(): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  /** Where a URL of a real provider is served here. */
  reach(url: string): string {
    const { origin, host, pathname, search } = new URL(url)
    return origin === this.origin ? url : `${this.origin}/~${host}${pathname}${search}`
  }

  /** Opens the authorization URL as the user's browser does. @returns the URL of the redirect back */
  async visit(url: string): Promise<URL> {
    const response = await fetch(this.reach(url), { redirect: 'manual' })
    return new URL(response.headers.get('location') ?? `about:${response.status}`)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, host, path = ''] = /^(?:\/~([^/]+))?(\/[^?]*)/.exec(request.url ?? '') ?? []
    const base = host ? `https://${host}` : this.origin
    const { searchParams } = new URL(request.url ?? '', this.origin)
    if (/\/authorize$|\/auth$/.test(path)) return this.#authorize(searchParams, response)
    const body = /token$/.test(path) ? await this.#token(request, base) : this.#document(path, base, request)
    response.writeHead(body === null ? 404 : 'error' in body ? 400 : 200, {
      'Content-Type': 'application/json',
    })
    response.end(JSON.stringify(body))
  }

  #document(path: string, base: string, { headers }: IncomingMessage): object | null {
    const persona = this.#tokens.get((headers.authorization ?? '').split(' ')[1] ?? '')
    if (path === '/.well-known/openid-configuration') return discovery(base)
    if (path === '/jwks')
      return {
        keys: [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
      }
    if (path === '/userinfo') return persona ?? { error: 'invalid_token' }
    // GitHub says nothing about whether the email is verified.
    if (path === '/user')
      return persona ? { id: persona.sub, login: 'ani', email: persona.email ?? null } : { error: 'x' }
    return null
  }

  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const target = new URL(query.get('redirect_uri') ?? '')
    target.searchParams.set('state', query.get('state') ?? '')
    if (this.persona === null) target.searchParams.set('error', 'access_denied')
    else {
      const code = randomBytes(8).toString('hex')
      this.#grants.set(code, {
        persona: this.persona,
        nonce: query.get('nonce'),
        challenge: query.get('code_challenge'),
        redirectUri: query.get('redirect_uri') ?? '',
      })
      target.searchParams.set('code', code)
    }
    response.writeHead(302, { Location: target.href }).end()
  }

  async #token(request: IncomingMessage, base: string): Promise<object> {
    let text = ''
    for await (const chunk of request) text += chunk
    const form = new URLSearchParams(text)
    const grant = this.#grants.get(form.get('code') ?? '')
    this.#grants.delete(form.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || grant.redirectUri !== form.get('redirect_uri') || !isClient(request))
      return { error: 'invalid_grant' }
    if (grant.challenge !== null && grant.challenge !== verifier) return { error: 'invalid_grant' }
    const accessToken = randomBytes(8).toString('hex')
    this.#tokens.set(accessToken, grant.persona)
    const answer = { access_token: accessToken, token_type: 'bearer', scope: 'openid email profile' }
    // GitHub isn't an OpenID Connect provider.
    return base === 'https://github.com' ? answer : { ...answer, id_token: this.#idToken(grant, base) }
  }

  #idToken({ persona, nonce }: Grant, iss: string): string {
    const { email: _, email_verified: __, ...rest } = persona
    const now = Math.floor(Date.now() / 1000)
    const claims = this.spoil({
      ...(this.hasEmailInToken ? persona : rest),
      ...{ iss, aud: CLIENT.id, iat: now, exp: now + 300 },
      ...(nonce && { nonce }),
    })
    const parts = [{ alg: 'RS256', kid: KEY_ID }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    const signature = sign('sha256', Buffer.from(parts.join('.')), KEYS.privateKey)
    return [...parts, signature.toString('base64url')].join('.')
  }
}

function discovery(base: string): object {
  return {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwks`,
    userinfo_endpoint: `${base}/userinfo`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
  }
}

function isClient({ headers }: IncomingMessage): boolean {
  const [, encoded = ''] = (headers.authorization ?? '').split(' ')
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':')
  return id === CLIENT.id && decodeURIComponent((secret ?? '').replaceAll('+', ' ')) === CLIENT.secret
}

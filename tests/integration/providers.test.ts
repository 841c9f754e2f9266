import { randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { disconnectProvider } from '@/server/auth/disconnect-provider'
import { findViewer, requireViewer } from '@/server/http/viewer'
import { keepBrowser, openBrowser } from '@/tests/support/cookie-jar'
import { CLIENT, FakeProvider, type Persona } from '@/tests/support/fake-provider'
import { createLearner } from '@/tests/support/sample-attempt'
import { getAuth, postAuth } from '@/tests/support/sign-in'
import { useTestDatabase } from '@/tests/support/test-database'
import '@/tests/support/session-secret'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))
const provider = await new FakeProvider().start()
vi.stubEnv('OIDC_ISSUER', `${provider.origin}/`)
for (const name of ['OIDC_CLIENT', 'GOOGLE_CLIENT', 'GITHUB']) {
  vi.stubEnv(`${name}_ID`, CLIENT.id)
  vi.stubEnv(`${name}_SECRET`, CLIENT.secret)
}
// GitHub and Google are at fixed URLs.
vi.spyOn(https, 'request').mockImplementation(((url: string, options: https.RequestOptions) =>
  http.request(provider.reach(url), { ...options, agent: undefined })) as typeof https.request)

const database = useTestDatabase()
const newEmail = () => `${randomUUID()}@example.org`
const newPersona = (changes: Partial<Persona> = {}): Persona => ({
  ...{ sub: randomUUID(), name: 'Ani', email: newEmail(), email_verified: true },
  ...changes,
})

beforeEach(() => {
  openBrowser(randomUUID())
  provider.persona = null
  provider.hasEmailInToken = true
  provider.spoil = (claims) => claims
})
afterAll(() => provider.end())

/** Starts a sign-in. @returns the URL that the provider sends the browser back to */
async function visitProvider(id: string, callbackUrl = '/review'): Promise<URL> {
  const response = await postAuth(`signin/${id}`, { callbackUrl, json: 'true' })
  return provider.visit((await response.json()).url)
}

/** Follows the redirects of this site. @returns the last one */
async function comeBack(id: string, { searchParams }: URL): Promise<string> {
  const query = Object.fromEntries(searchParams)
  let location = (await getAuth(`callback/${id}`, query)).headers.get('location') ?? 'nowhere'
  while (location.startsWith('/api/auth/')) {
    const { pathname, searchParams: more } = new URL(location, 'http://localhost:3000')
    const next = await getAuth(pathname.replace('/api/auth/', ''), Object.fromEntries(more))
    location = next.headers.get('location') ?? 'nowhere'
  }
  return location
}

async function signInAs(persona: Persona | null, id = 'oidc'): Promise<string> {
  provider.persona = persona
  return comeBack(id, await visitProvider(id))
}

const accountsOf = (userId: string) => database().account.findMany({ where: { userId } })
const userOf = (email = '') => database().user.findUnique({ where: { email } })

test('the authorization request has a state, a nonce, and a code challenge', async () => {
  provider.persona = newPersona()
  const response = await postAuth('signin/oidc', { callbackUrl: '/review', json: 'true' })
  const { origin, pathname, searchParams } = new URL((await response.json()).url)
  expect(origin + pathname).toBe(`${provider.origin}/authorize`)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ client_id: CLIENT.id, response_type: 'code', scope: 'openid email profile' },
    redirect_uri: 'http://localhost:3000/api/auth/callback/oidc',
    ...{ state: expect.any(String), nonce: expect.any(String), code_challenge_method: 'S256' },
  })
})

test('without JavaScript, a page of this site leads to the provider', async () => {
  const response = await postAuth('signin/oidc', { callbackUrl: '/review' })
  expect(response.status).toBe(200)
  expect(response.headers.get('location')).toBeNull()
  const page = await response.text()
  expect(page).toContain(`<meta http-equiv="refresh" content="0;url=${provider.origin}/authorize?`)
  expect(page).not.toMatch(/url=[^"]*&(?!#38;)/)
})

test.each([
  ['oidc', true],
  ['google', true],
  ['github', false],
])('%s creates an account, verified: %s, and finds it again', async (id, isVerified) => {
  // GitHub's user IDs are numbers.
  const persona = newPersona(id === 'github' ? { sub: String(Math.floor(Math.random() * 1e9)) } : {})
  expect(await signInAs(persona, id)).toBe('/review')
  const user = await userOf(persona.email)
  expect(user).toMatchObject({ passwordHash: null, emailVerifiedAt: isVerified ? expect.any(Date) : null })
  expect(await findViewer()).toMatchObject({ id: user?.id, isGuest: false, email: persona.email })
  openBrowser(randomUUID())
  expect(await signInAs({ ...persona, email: newEmail(), email_verified: false }, id)).toBe('/review')
  expect(await findViewer()).toMatchObject({ id: user?.id, email: persona.email })
  expect(await accountsOf(user?.id ?? '')).toHaveLength(1)
})

test('an email that is only in the user info counts', async () => {
  provider.hasEmailInToken = false
  const persona = newPersona({ email_verified: 'true' })
  expect(await signInAs(persona)).toBe('/review')
  expect(await userOf(persona.email)).toMatchObject({ emailVerifiedAt: expect.any(Date), name: 'Ani' })
})

test('the same subject at another issuer is someone else', async () => {
  const persona = newPersona()
  await signInAs(persona)
  const [account] = await accountsOf((await userOf(persona.email))?.id ?? '')
  expect(account?.providerAccountId).toBe(`${provider.origin} ${persona.sub}`)
})

test.each(['oidc', 'google'])(
  'a sign-in with %s joins the account of the email if both sides verified it',
  async (id) => {
    const persona = newPersona()
    const userId = await createLearner({ email: persona.email ?? '', emailVerifiedAt: new Date() })
    expect(await signInAs(persona, id)).toBe('/review')
    expect(await findViewer()).toMatchObject({ id: userId })
    expect(await accountsOf(userId)).toHaveLength(1)
  },
)

test.each([
  ['oidc', 'the provider didn’t verify the email', false, true],
  ['oidc', 'the provider says nothing about it', undefined, true],
  ['oidc', 'the account’s email isn’t verified', true, false],
  ['google', 'the account’s email isn’t verified', true, false],
  ['github', 'GitHub says nothing about it', true, true],
])('a sign-in with %s takes over no account if %s', async (id, _when, email_verified, isVerified) => {
  const persona = newPersona({ sub: '17', ...(email_verified !== undefined && { email_verified }) })
  if (email_verified === undefined) delete persona.email_verified
  const emailVerifiedAt = isVerified ? new Date() : null
  const userId = await createLearner({ email: persona.email ?? '', emailVerifiedAt })
  const guest = await requireViewer('guest')
  expect(await signInAs(persona, id)).toBe('/sign-in?error=EmailTaken')
  expect(await accountsOf(userId)).toEqual([])
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: true })
})

test('an identity without an email creates no account', async () => {
  const persona = newPersona()
  delete persona.email
  expect(await signInAs(persona)).toBe('/sign-in?error=NoEmail')
  expect(await findViewer()).toBeNull()
})

test('a guest’s work moves to the account that they sign in to', async () => {
  const persona = newPersona()
  await signInAs(persona)
  const account = await requireViewer('account')
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  const lesson = { courseSlug: 'course', lessonSlug: randomUUID(), finishedSections: ['a'] }
  await database().lessonProgress.create({ data: { ...lesson, learnerId: guest.id } })
  expect(await signInAs(persona)).toBe('/review')
  expect(await findViewer()).toMatchObject({ id: account.id })
  expect(await database().lessonProgress.findMany({ where: { learnerId: account.id } })).toMatchObject([
    lesson,
  ])
  expect(await database().user.findUnique({ where: { id: guest.id } })).toBeNull()
})

test('a new account keeps the guest’s row, and a copied guest cookie doesn’t open it', async () => {
  const guest = await requireViewer('guest')
  const copied = keepBrowser()
  const persona = newPersona()
  expect(await signInAs(persona)).toBe('/review')
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: false, email: persona.email })
  copied()
  expect(await findViewer()).toBeNull()
})

test('a signed-in user connects an identity with any email', async () => {
  const persona = newPersona()
  await signInAs(persona)
  const { id } = await requireViewer('account')
  expect(await signInAs(newPersona({ email_verified: false }), 'google')).toBe('/review')
  expect((await accountsOf(id)).map((account) => account.provider).sort()).toEqual(['google', 'oidc'])
})

test.each(['oidc', 'google', 'github'])('a user who refuses at %s stays who they are', async (id) => {
  const guest = await requireViewer('guest')
  const location = await signInAs(null, id)
  expect(location).toMatch(/^\/sign-in\?.*error=/)
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: true })
})

test('a redirect that another browser started starts no session', async () => {
  provider.persona = newPersona()
  const url = await visitProvider('oidc')
  openBrowser(randomUUID())
  expect(await comeBack('oidc', url)).toMatch(/^\/sign-in\?.*error=OAuthCallback/)
  expect(await findViewer()).toBeNull()
  expect(await userOf(provider.persona.email)).toBeNull()
})

test.each([
  ['another nonce', { nonce: 'x' }],
  ['another issuer', { iss: 'https://evil.example' }],
  ['another audience', { aud: 'another client' }],
  ['another subject than the user info', { sub: 'someone else' }],
  ['an expired token', { exp: 1 }],
])('an ID token with %s starts no session', async (_what, changes) => {
  provider.spoil = (claims) => ({ ...claims, ...changes })
  expect(await signInAs(newPersona())).toMatch(/^\/sign-in\?.*error=OAuthCallback/)
  expect(await findViewer()).toBeNull()
})

test('a target on another site is never followed', async () => {
  provider.persona = newPersona()
  expect((await postAuth('signin/oidc', { callbackUrl: '/..//evil.example' })).status).toBe(422)
})

test('the audit log lists sign-ins of staff with their IP address, and none of learners', async () => {
  const entries = (actorId: string) =>
    database().auditEntry.findMany({ where: { actorId }, orderBy: { id: 'asc' } })
  const persona = newPersona()
  await signInAs(persona)
  const { id } = await requireViewer('account')
  expect(await entries(id)).toEqual([])
  await database().user.update({ where: { id }, data: { isApprovedInstructor: true } })
  openBrowser('10.1.2.3')
  await signInAs(persona)
  await signInAs(newPersona(), 'google')
  await postAuth('signout')
  expect(await entries(id)).toMatchObject([
    { action: 'account.sign-in', ipAddress: '10.1.2.3', after: { provider: 'oidc' } },
    { action: 'account.connect', ipAddress: '10.1.2.3', after: { provider: 'google' } },
    { action: 'account.sign-in', ipAddress: '10.1.2.3', after: { provider: 'google' } },
    { action: 'account.sign-out', ipAddress: '10.1.2.3' },
  ])
})

const connectionOf = async (userId: string, provider: string) => {
  const found = (await accountsOf(userId)).find((account) => account.provider === provider)
  return { provider, providerAccountId: found?.providerAccountId ?? '' }
}

test('a connected provider is disconnected and then opens nothing', async () => {
  const persona = newPersona()
  await signInAs(persona)
  const { id } = await requireViewer('account')
  expect(await signInAs({ ...persona, email: newEmail() }, 'google')).toBe('/review')
  await disconnectProvider(id, await connectionOf(id, 'google'))
  expect(await accountsOf(id)).toMatchObject([{ provider: 'oidc' }])
  openBrowser(randomUUID())
  await signInAs({ ...persona, email: newEmail() }, 'google')
  expect((await requireViewer('account')).id).not.toBe(id)
})

test('the last way to sign in can’t be disconnected, unless there is a password', async () => {
  await signInAs(newPersona())
  const { id } = await requireViewer('account')
  const key = await connectionOf(id, 'oidc')
  await expect(disconnectProvider(id, key)).rejects.toMatchObject({ code: 'CONFLICT' })
  // Another one that isn't set up anymore doesn't count.
  await database().account.create({ data: { userId: id, provider: 'gone', providerAccountId: randomUUID() } })
  await expect(disconnectProvider(id, key)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await accountsOf(id)).toHaveLength(2)
  await database().user.update({ where: { id }, data: { passwordHash: 'a hash' } })
  await disconnectProvider(id, key)
  expect(await accountsOf(id)).toMatchObject([{ provider: 'gone' }])
})

test('concurrent requests leave one way to sign in', async () => {
  const persona = newPersona()
  await signInAs(persona)
  const { id } = await requireViewer('account')
  await signInAs({ ...persona, email: newEmail() }, 'google')
  const keys = [await connectionOf(id, 'oidc'), await connectionOf(id, 'google')]
  const outcomes = await Promise.allSettled(keys.map((key) => disconnectProvider(id, key)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await accountsOf(id)).toHaveLength(1)
})

test('an account can’t disconnect another account’s provider', async () => {
  await signInAs(newPersona())
  const { id } = await requireViewer('account')
  const key = await connectionOf(id, 'oidc')
  const stranger = await createLearner({ email: newEmail() })
  await expect(disconnectProvider(stranger, key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await accountsOf(id)).toHaveLength(1)
})

test('an account with two-step verification needs a code after the provider too', async () => {
  const persona = newPersona()
  await signInAs(persona)
  const { id } = await requireViewer('account')
  await database().authenticator.create({ data: { userId: id, secret: 'sealed', confirmedAt: new Date() } })
  openBrowser(randomUUID())
  const guest = await requireViewer('guest')
  expect(await signInAs(persona)).toBe('/sign-in/code')
  expect(await findViewer()).toMatchObject({ id: guest.id, isGuest: true })
})

import { NextRequest } from 'next/server'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { cookies } from './cookie-jar'

/** The sign-in routes, called as a browser would. Requires `next/headers` to be replaced by the cookie jar. */

const ORIGIN = 'http://localhost:3000'

const contextOf = (path: string) => ({ params: Promise.resolve({ nextauth: path.split('/') }) })

export async function getAuth(path: string, query: Record<string, string> = {}): Promise<Response> {
  const url = `${ORIGIN}/api/auth/${path}?${new URLSearchParams(query)}`
  return GET(new NextRequest(url), contextOf(path))
}

export async function csrfToken(): Promise<string> {
  return (await (await getAuth('csrf')).json()).csrfToken
}

/** Submits a plain form with the page's token; `json` makes it the request of a script. */
export async function postAuth(
  path: string,
  fields: Record<string, string> = {},
  { site = 'same-origin' }: { site?: string } = {},
): Promise<Response> {
  const sent = { csrfToken: await csrfToken(), ...fields }
  const request = new NextRequest(`${ORIGIN}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': site, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(sent).toString(),
  })
  return POST(request, contextOf(path))
}

/** Signs in with a password. @throws the problem, with the same names as an AppError */
export async function signIn(fields: {
  email: string
  password: string
  callbackUrl?: string
}): Promise<string> {
  const response = await postAuth('callback/password', { ...fields, json: 'true' })
  const { url, problem } = await response.json()
  if (!problem) return url
  const { code, message, fieldErrors } = problem
  throw Object.assign(new Error(message), { code, userMessage: message, fieldErrors })
}

export async function signOut(): Promise<void> {
  const response = await postAuth('signout', { callbackUrl: '/' })
  if (response.headers.get('location') !== '/') throw new Error(`sign-out: ${response.status}`)
}

/** The value of a cookie of the browser, for its copies. */
export async function cookieOf(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value
}

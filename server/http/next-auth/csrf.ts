import { callNextAuth } from './call-next-auth'
import { parseSetCookie } from './set-cookie'
import { baseOptions, csrfCookieName } from './settings'

/** Pages with a form that posts to a route of next-auth, which accepts only its token from the page and from a cookie. */
const FORM_PAGES = ['/sign-in', '/sign-in/code', '/sign-up', '/settings']

type Csrf = {
  token: string
  cookie: { name: string; value: string }
  /** The value of `Set-Cookie` if the browser doesn't have the cookie yet. */
  line: string | null
}

/** @param value of the browser's cookie; a value that this server didn't create is replaced */
export async function issueCsrf(value: string | undefined): Promise<Csrf> {
  const name = csrfCookieName()
  const cookies = value === undefined ? {} : { [name]: value }
  const answer = await callNextAuth({ method: 'GET', part: ['csrf'], cookies }, baseOptions())
  const token = String(Reflect.get(Object(answer.body), 'csrfToken'))
  const line = answer.cookies.find((set) => set.startsWith(`${name}=`)) ?? null
  const created = line === null ? value : parseSetCookie(line)?.value
  return { token, cookie: { name, value: created ?? '' }, line }
}

/**
 * Gives a browser that opens a page with such a form its cookie. A page can read cookies, but can't set them, so the
 * server in front of the framework does.
 * @param cookieHeader of the request
 * @returns both headers with the cookie; null if nothing is missing
 */
export async function prepareFormPage(
  path: string,
  cookieHeader: string | undefined,
): Promise<{ cookie: string; setCookie: string } | null> {
  if (!FORM_PAGES.includes(path)) return null
  const name = csrfCookieName()
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim())
  const given = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  const { cookie, line } = await issueCsrf(given === undefined ? undefined : decoded(given))
  if (line === null) return null
  const others = pairs.filter((pair) => pair !== '' && !pair.startsWith(`${name}=`))
  return { cookie: [...others, `${name}=${encodeURIComponent(cookie.value)}`].join('; '), setCookie: line }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

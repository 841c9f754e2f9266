import 'server-only'
import { cookies } from 'next/headers'
import { issueCsrf } from './csrf'
import { csrfCookieName } from './settings'

/** Returns the token that every form needs that posts to next-auth. Its page must be in `FORM_PAGES`. */
export async function readCsrfToken(): Promise<string> {
  return (await issueCsrf((await cookies()).get(csrfCookieName())?.value)).token
}

import { api } from '@/server/api/app'
import { browserAddress, cookieHeader, keepSetCookies } from './cookie-jar'

/**
 * Sends a request to the HTTP API as the test's browser: with its cookies and IP address. The browser keeps the cookies of
 * the response.
 * @param target a request, or a path below `/api/v1`
 */
export async function callApi(target: Request | string, init: RequestInit = {}): Promise<Response> {
  const request =
    typeof target === 'string' ? new Request(`http://localhost:3000/api/v1${target}`, init) : target
  request.headers.set('cookie', cookieHeader())
  const response = await api.request(request, undefined, { ipAddress: browserAddress() })
  keepSetCookies(response.headers.getSetCookie())
  return response
}

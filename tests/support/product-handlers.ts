import { api } from '@/server/api/app'
import { callApi } from './call-api'
import { filesNamed, readOfApp, urlOf } from './product-surface'

/** The app's route handlers and the HTTP API, so that additions are found automatically. */

export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Where the framework passes requests on to the HTTP API. */
const API_MOUNT = '/api/v1/[[...path]]'

/** Every route handler, by `METHOD URL`, without route groups. The HTTP API has one for each of its URLs and methods. */
export async function readHandlers(): Promise<Map<string, Handler>> {
  const handlers = new Map<string, Handler>()
  const answer: Handler = async (request) => callApi(request)
  for (const path of new Set(api.routes.map((route) => route.path)))
    if (!path.endsWith('*'))
      for (const method of METHODS) handlers.set(`${method} ${path.replaceAll(/:(\w+)/g, '[$1]')}`, answer)
  for (const file of filesNamed('route.ts'))
    for (const [method, value] of Object.entries(await readOfApp(file)))
      if (METHODS.includes(method) && urlOf(file) !== API_MOUNT)
        handlers.set(`${method} ${urlOf(file)}`, value as Handler)
  return handlers
}

export type Asked = {
  params?: Readonly<Record<string, string>>
  /** JSON or form data. */
  body?: object | string | undefined
  site?: string
}

/** @returns the status and, for a redirect, its target */
export async function askHandler(
  handlers: ReadonlyMap<string, Handler>,
  name: string,
  { params = {}, body, site = 'same-origin' }: Asked,
): Promise<string> {
  const [method = '', address = ''] = name.split(' ')
  const path = address.replace(/\[(\w+)\]/g, (_, key) => encodeURIComponent(params[key] ?? key))
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const sent = method === 'GET' ? undefined : text
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: { 'sec-fetch-site': site, 'Content-Type': 'application/json' },
    ...(sent && { body: sent }),
  })
  const response = await handlers
    .get(name)?.(request, { params: Promise.resolve(params) })
    .catch((error: unknown) => {
      // Responses of the framework with 404.
      if (Reflect.get(Object(error), 'digest') !== 'NEXT_HTTP_ERROR_FALLBACK;404') throw error
      return new Response(null, { status: 404 })
    })
  if (!response) return 'there is no such handler'
  const location = response.headers.get('location')
  return location ? `${response.status} ${location}` : String(response.status)
}

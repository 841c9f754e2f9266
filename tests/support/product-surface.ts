import { readdirSync } from 'node:fs'
import path from 'node:path'

/** The app's pages, actions, and routes, read from the file system, so that additions are found automatically. */

const APP = path.resolve('app')

/** Files of one name, relative to `app/`. */
function filesNamed(name: string): string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => path.posix.basename(file) === name)
    .sort()
}

const read = (file: string): Promise<Record<string, unknown>> => import(path.join(APP, file))

export type Action = (previous: null, form: FormData) => Promise<{ ok: boolean; code?: string }>
export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

/** Every server action, by `file#name`. */
export async function readActions(): Promise<Map<string, Action>> {
  const actions = new Map<string, Action>()
  for (const file of filesNamed('actions.ts'))
    for (const [name, value] of Object.entries(await read(file)))
      actions.set(`${file.replace(/\/actions\.ts$/, '')}#${name}`, value as Action)
  return actions
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Every route handler, by `METHOD URL`, without route groups. */
export async function readHandlers(): Promise<Map<string, Handler>> {
  const handlers = new Map<string, Handler>()
  for (const file of filesNamed('route.ts'))
    for (const [method, value] of Object.entries(await read(file)))
      if (METHODS.includes(method)) handlers.set(`${method} ${ipAddressOf(file)}`, value as Handler)
  return handlers
}

/** The URL of every page, with its parameters in brackets: `/classes/[class]/people`. */
export function listPages(): string[] {
  return filesNamed('page.tsx').map(ipAddressOf).sort()
}

/** The URL of every page and route, with its parameters in brackets. */
export function listAddresses(): string[] {
  return ['page.tsx', 'route.ts'].flatMap(filesNamed).map(ipAddressOf).sort()
}

function ipAddressOf(file: string): string {
  const parts = path.posix.dirname(file).split('/')
  return `/${parts.filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`
}

/** @returns `done`, also after a redirect to another page; or else the error code */
export async function callAction(
  actions: ReadonlyMap<string, Action>,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  try {
    const result = await actions.get(name)?.(null, form)
    return result?.ok ? 'done' : (result?.code ?? 'there is no such action')
  } catch (error) {
    if (String(Reflect.get(Object(error), 'digest')).startsWith('NEXT_REDIRECT')) return 'done'
    throw error
  }
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

import { readdirSync } from 'node:fs'
import path from 'node:path'

/** What the product can be asked for, read from the file system: what is added is found without anybody listing it. */

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

/** Every route handler, by `METHOD address`, groups of routes left out of the address. */
export async function readHandlers(): Promise<Map<string, Handler>> {
  const handlers = new Map<string, Handler>()
  for (const file of filesNamed('route.ts'))
    for (const [method, value] of Object.entries(await read(file)))
      if (METHODS.includes(method)) handlers.set(`${method} ${addressOf(file)}`, value as Handler)
  return handlers
}

/** The address of every page, with its parameters in brackets: `/classes/[class]/people`. */
export function listPages(): string[] {
  return filesNamed('page.tsx').map(addressOf).sort()
}

function addressOf(file: string): string {
  const parts = path.posix.dirname(file).split('/')
  return `/${parts.filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`
}

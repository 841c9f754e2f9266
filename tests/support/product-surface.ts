import { readdirSync } from 'node:fs'
import path from 'node:path'

/** The app's pages, actions, and routes, read from the file system, so that additions are found automatically. */

const APP = path.resolve('app')

/** Files of one name, relative to `app/`. */
export function filesNamed(name: string): string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => path.posix.basename(file) === name)
    .sort()
}

export const readOfApp = (file: string): Promise<Record<string, unknown>> => import(path.join(APP, file))

export type Action = (previous: null, form: FormData) => Promise<{ ok: boolean; code?: string }>

/** Every server action, by `file#name`. */
export async function readActions(): Promise<Map<string, Action>> {
  const actions = new Map<string, Action>()
  for (const file of filesNamed('actions.ts'))
    for (const [name, value] of Object.entries(await readOfApp(file)))
      actions.set(`${file.replace(/\/actions\.ts$/, '')}#${name}`, value as Action)
  return actions
}

/** The URL of every page, with its parameters in brackets: `/classes/[class]/people`. */
export function listPages(): string[] {
  return filesNamed('page.tsx').map(urlOf).sort()
}

/** The URL of every page and route, with its parameters in brackets. */
export function listAddresses(): string[] {
  return ['page.tsx', 'route.ts'].flatMap(filesNamed).map(urlOf).sort()
}

export function urlOf(file: string): string {
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

import type { z } from 'zod'
import { OWNER_HEADER } from '@/domain/access/browser-owner'
import type { AnswerOf, Operation } from './define-operation'
import type { Operations } from './operations/all-operations'
import type { ProblemSchema } from './problem'

/**
 * The browser's client of the HTTP API. It takes only types from the operations, so that their schemas don't add to the
 * pages' scripts.
 */

/** Each operation by its method and path. */
type Routes = {
  [Id in keyof Operations as `${Operations[Id]['method']} ${Operations[Id]['path']}`]: Operations[Id]
}

/** What an operation returns, read-only. */
export type AnswerTo<Id extends keyof Operations> = AnswerOf<Operations[Id]['answer']>

type NameIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NameIn<Rest>
  : never
type Params<O extends Operation> = {
  [Name in NameIn<O['path']>]: string | number
} & (O['params'] extends z.ZodObject
  ? { [Name in Exclude<keyof z.input<O['params']>, NameIn<O['path']>>]?: string | number }
  : unknown)

type Call<O extends Operation> = {
  /** The owner of what waited in this browser; the server accepts it only from that owner. */
  owner?: string | undefined
  keepalive?: boolean
  signal?: AbortSignal
} & (O['params'] extends z.ZodUnknown ? unknown : { params: Params<O> }) &
  (O['body'] extends z.ZodUndefined ? unknown : { body: z.input<O['body']> })

export type ApiAnswer<T> =
  | { ok: true; status: number; data: T }
  /** @property problem null if something else than the API answered, such as a proxy */
  | { ok: false; status: number; problem: z.infer<typeof ProblemSchema> | null }

/** What every call can contain, whatever its operation. */
type AnyCall = Pick<RequestInit, 'keepalive' | 'signal'> & {
  owner?: string | undefined
  params?: Readonly<Record<string, string | number>>
  body?: unknown
}

/**
 * @param route an operation, by its method and path
 * @throws if there is no connection or the answer can't be read
 */
export async function callApi<R extends keyof Routes>(
  route: R,
  call: Call<Routes[R]>,
): Promise<ApiAnswer<z.output<Routes[R]['answer']>>> {
  const { params = {}, body, owner, ...init } = call as AnyCall
  const [method = '', path = ''] = route.split(' ')
  const query = new Map(Object.entries(params).map(([name, value]) => [name, String(value)]))
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = query.get(name) ?? ''
    query.delete(name)
    return encodeURIComponent(value)
  })
  const response = await fetch(
    `/api/v1${url}${query.size > 0 ? `?${new URLSearchParams([...query])}` : ''}`,
    {
      ...init,
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(owner && { [OWNER_HEADER]: owner }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  )
  const { ok, status } = response
  if (!ok) return { ok, status, problem: await response.json().catch(() => null) }
  return { ok, status, data: status === 204 ? undefined : await response.json() }
}

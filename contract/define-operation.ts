import { z } from 'zod'
import type { TokenScope } from '@/domain/access/token-scopes'
import type { ErrorCode } from './problem'

/**
 * Who can run an operation or an action.
 * public: anyone, without a viewer · guest: anyone; without a session, a guest is created ·
 * learner: a guest or an account · account: a signed-in account · administrator ·
 * claim: the learner in the cookie, without a lookup; the operation's statement checks the session.
 */
export type Access = 'public' | 'guest' | 'learner' | 'account' | 'administrator' | 'claim'

export type Method = 'GET' | 'POST' | 'PUT'

/**
 * One operation of the HTTP API. The server's app, the OpenAPI document, and the browser's client all use this
 * declaration, so they can't disagree.
 */
export type Operation<
  A extends Access = Access,
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  M extends Method = Method,
  Path extends `/${string}` = `/${string}`,
> = {
  id: string
  method: M
  /** Below `/api/v1`, with path parameters in braces. The other `params` are in the query string. */
  path: Path
  tag: string
  summary: string
  description?: string
  access: A
  /** The scope that an access token needs; null if any token is enough. */
  scope: TokenScope | null
  params: P
  /** `z.undefined()` for none. */
  body: B
  /** The size of the largest body, if it isn't the default of every route. The server in front must know it too. */
  maxBytes?: number
  /** `z.void()` for none; the status is then 204. */
  answer: R
  /** Error codes in addition to those that every operation can return. */
  errors: readonly ErrorCode[]
}

export function defineOperation<
  const A extends Access,
  P extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  const M extends Method,
  const Path extends `/${string}`,
>(operation: Operation<A, P, B, R, M, Path>): Operation<A, P, B, R, M, Path> {
  return operation
}

/** What the handler of an operation returns: the data of its answer schema, read-only. */
export type AnswerOf<R extends z.ZodType> = DeepReadonly<z.infer<R>>

type DeepReadonly<T> = T extends readonly (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

/** An operation without a body. */
export const noBody = z.undefined()
/** An answer without a body. */
export const noAnswer = z.void()

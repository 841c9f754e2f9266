import { z } from 'zod'
import type { TokenScope } from '@/domain/access/token-scopes'
import type { ErrorCode } from '@/server/platform/errors'
import type { Access } from './viewer'

/**
 * One operation of the HTTP API. `defineRoute` and the OpenAPI document both use it, so they can't disagree.
 */
export type Operation<
  A extends Access = Access,
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  id: string
  method: 'GET' | 'POST' | 'PUT'
  /** Below `/api/v1`, with path parameters in braces. The other `params` are in the query string. */
  path: `/${string}`
  tag: string
  summary: string
  description?: string
  access: A
  /** The scope that an access token needs; null if any token is enough. */
  scope: TokenScope | null
  params: P
  /** `z.undefined()` for none. */
  body: B
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
>(operation: Operation<A, P, B, R>): Operation<A, P, B, R> {
  return operation
}

/** What `run` of an operation returns: the data of its answer schema, read-only. */
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

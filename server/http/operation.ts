import { z } from 'zod'
import type { TokenScope } from '@/domain/access/token-scopes'
import type { ErrorCode } from '@/server/platform/errors'
import type { Access } from './viewer'

/**
 * One operation of the HTTP API: what `defineRoute` checks a request against and what the OpenAPI document says of it,
 * from one place, so that neither can tell another story.
 */
export type Operation<
  A extends Access = Access,
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  id: string
  method: 'GET' | 'POST' | 'PUT'
  /** Below `/api/v1`, with names of `params` in braces; the others stand behind the question mark. */
  path: `/${string}`
  tag: string
  summary: string
  description?: string
  access: A
  /** What an access token must allow; null where any token will do. */
  scope: TokenScope | null
  params: P
  /** `z.undefined()` for none. */
  body: B
  /** `z.void()` for none, which is answered with 204. */
  answer: R
  /** What it refuses with, beside what every operation may. */
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

/** What an operation gives: the data of its answer's schema, which nobody changes on the way out. */
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

/** A number with a separate field for its unit. */
export interface NumberWithUnit {
  number: string
  unit: string
}

/** The response to one gap of a cloze. */
export type GapResponse = string | NumberWithUnit | null

/**
 * A learner’s response. Its shape depends on the type, whose `response.ts` describes it. `null`, a missing value, an
 * empty list, or empty text is unanswered.
 */
export type ItemResponse = string | boolean | string[] | NumberWithUnit | Record<string, GapResponse> | null

/** The maximum size of a response. Longer ones are rejected when saved, and are ungradable. In characters (UTF-16). */
export const responseLimits = {
  textCharacters: 1000,
  essayCharacters: 5000,
  numberCharacters: 100,
  /** The maximum length of a list of IDs, including repetitions. */
  entries: 500,
} as const

export type ResponseProblemCode =
  | 'wrong-shape'
  | 'unknown-choice'
  | 'too-long'
  | 'unreadable-text'
  | 'incomplete-order'
  | 'not-a-number'
  | 'ambiguous-number'
  | 'number-out-of-range'
  | 'unknown-unit'

/** Why a response can’t be read, with a message for the learner; `part` is the affected stem, gap, or element. */
export interface ResponseProblem {
  readonly code: ResponseProblemCode
  readonly message: string
  readonly part?: string
  /** For an ambiguous number: the unambiguous spellings to choose from. */
  readonly choices?: readonly string[]
}

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ResponseProblem }

export function readable<T>(value: T): Reading<T> {
  return { ok: true, value }
}

export function unreadable(code: ResponseProblemCode, message: string, part?: string): Reading<never> {
  return { ok: false, problem: { code, message, ...(part !== undefined && { part }) } }
}

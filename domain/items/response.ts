import type { ItemType } from '@/domain/items/item'

/** A number with a separate field for its unit. */
export interface NumberWithUnit {
  number: string
  unit: string
}

/** The response to one gap of a cloze. */
export type GapResponse = string | NumberWithUnit | null

/**
 * The shape of a learner’s response, by item type. `null`, a missing value, an empty list, or empty text is unanswered.
 * An order is `null` until the learner changes it: left as shown, it is unanswered, even if it happens to be correct.
 */
interface ResponseByType {
  /** The id of an option. */
  'single-choice': string | null
  'true-false': boolean | null
  /** Ids of options. */
  'multiple-response': string[]
  /** The id of a choice by the id of each stem. */
  matching: Record<string, string | null>
  categorize: Record<string, string | null>
  /** The IDs of all elements from the first position to the last; `''` for an empty position. */
  ordering: string[] | null
  /** As typed. */
  numeric: string | NumberWithUnit | null
  'short-text': string | null
  /** By the id of each gap: an option's id, or what was typed. */
  cloze: Record<string, GapResponse>
  /** The ID of a region, or IDs of regions if the item is `multiple`. */
  hotspot: string | string[] | null
  /** Ids of passages. */
  evidence: string[]
}

export type ItemResponse = ResponseByType[ItemType]

/** The maximum size of a response. Longer ones are rejected when saved, and are ungradable. In characters (UTF-16). */
export const responseLimits = {
  textCharacters: 1000,
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

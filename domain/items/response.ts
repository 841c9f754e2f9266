import type { ItemType } from '@/domain/items/item'

/** A number typed beside a field of its own for the unit. */
export interface NumberWithUnit {
  number: string
  unit: string
}

/** What is typed or chosen in one gap of a cloze. */
export type GapResponse = string | NumberWithUnit | null

/**
 * What a learner's answer looks like, by type of item. `null`, a missing value, an empty list or empty text is a blank.
 * An order is `null` until the learner has touched it: left as shown it is unanswered, even if it happens to be right.
 */
interface ResponseByType {
  /** The id of an option. */
  'single-choice': string | null
  'true-false': boolean | null
  /** Ids of options. */
  'multiple-response': string[]
  /** The id of a choice by the id of each stem. */
  matching: Record<string, string | null>
  categorise: Record<string, string | null>
  /** Ids of all elements from the first place to the last; `''` for a place that was given to none. */
  ordering: string[] | null
  /** As typed. */
  numeric: string | NumberWithUnit | null
  'short-text': string | null
  /** By the id of each gap: an option's id, or what was typed. */
  cloze: Record<string, GapResponse>
  /** The id of a region; ids of regions where the item is `multiple`. */
  hotspot: string | string[] | null
  /** Ids of passages. */
  evidence: string[]
}

export type ItemResponse = ResponseByType[ItemType]

/** What a response may hold; longer ones are refused when they are saved, and ungradable. In characters (UTF-16). */
export const responseLimits = {
  textCharacters: 1000,
  numberCharacters: 100,
  /** Of a list of ids, repeated ones counted. */
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

/** Why a response cannot be read, in words for the learner; `part` is the stem, gap or element concerned. */
export interface ResponseProblem {
  readonly code: ResponseProblemCode
  readonly message: string
  readonly part?: string
  /** Of an ambiguous number: the spellings to choose from, each of which can be read in one way only. */
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

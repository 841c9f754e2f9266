import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Reading, ResponseProblem, ResponseProblemCode } from '@/domain/items/response'

/** `waiting`: answered, but only a person can grade it. */
export type PartStatus = 'correct' | 'partial' | 'incorrect' | 'unanswered' | 'ungradable' | 'waiting'

/**
 * One decision within an item: the option of a choice, each option of a multiple response, each stem, position, or
 * gap.
 */
export interface GradePart {
  /** ID of the option, stem, or gap; the position, starting at 1, in an ordering; `answer` if the item is one part. */
  readonly id: string
  readonly status: PartStatus
  /** From 0 to 1, of this part. */
  readonly fraction: number
  /** The ID that was chosen, or the text that was typed; `null` for nothing. */
  readonly chosen: string | null
  /** The index of the item's (or gap's) answer that a typed response matched, starting at 0; `null` for none. */
  readonly matched: number | null
  /** The matched answer as its author wrote it, if a typo was accepted; or else `null`. It reveals the key. */
  readonly spelling: string | null
  /** Why a typed part was invalid. */
  readonly reason?: string
}

/** One value, or one for each part of an item by the part's ID. */
export type OfParts = string | null | Readonly<Record<string, string | null>>

/**
 * What an item earned. No answer is unanswered, which counts separately from incorrect; an invalid answer is
 * ungradable, with a readable reason for the learner. Both earn 0. `possible` is 1: the quiz decides how many points
 * an item is worth. An item that only a person can grade is worth 0 of 0 until then, answered (`waiting`) or not.
 */
export type GradingResult =
  | {
      readonly status: 'graded'
      readonly earned: number
      readonly possible: 1
      readonly parts: readonly GradePart[]
    }
  | {
      readonly status: 'waiting'
      readonly earned: 0
      readonly possible: 0
      readonly parts: readonly GradePart[]
    }
  | { readonly status: 'unanswered'; readonly earned: 0; readonly possible: 0 | 1 }
  | {
      readonly status: 'ungradable'
      readonly reason: string
      readonly code: ResponseProblemCode
      readonly earned: 0
      readonly possible: 0 | 1
    }

export const unansweredResult = {
  status: 'unanswered',
  earned: 0,
  possible: 1,
} as const satisfies GradingResult

/** A grade from a fraction of the points, limited to 0 to 1, and its parts. */
export function gradedResult(fraction: number, parts: readonly GradePart[]): GradingResult {
  return { status: 'graded', earned: clampShare(fraction), possible: 1, parts }
}

export function ungradableResult({ message, code }: ResponseProblem) {
  return {
    status: 'ungradable',
    reason: message,
    code,
    earned: 0,
    possible: 1,
  } as const satisfies GradingResult
}

/** The grade of an item that only a person can grade: worth nothing until then. */
export function waitingResult(reading: Reading<string | null>): GradingResult {
  if (!reading.ok) return { ...ungradableResult(reading.problem), possible: 0 }
  const { value } = reading
  if (value === null) return { ...unansweredResult, possible: 0 }
  const part: GradePart = { ...unansweredPart('answer'), status: 'waiting', chosen: value }
  return { status: 'waiting', earned: 0, possible: 0, parts: [part] }
}

/** The grade of an item that has one part. */
export function gradeOfPart(part: Reading<GradePart>): GradingResult {
  if (!part.ok) return ungradableResult(part.problem)
  return part.value.status === 'unanswered'
    ? unansweredResult
    : gradedResult(part.value.fraction, [part.value])
}

/** A part that was answered, with its status derived from its fraction. */
export function answeredPart(
  id: string,
  fraction: number,
  chosen: string | null,
  matched: number | null = null,
): GradePart {
  const share = clampShare(fraction)
  return { id, status: statusOf(share), fraction: share, chosen, matched, spelling: null }
}

export function unansweredPart(id: string): GradePart {
  return { id, status: 'unanswered', fraction: 0, chosen: null, matched: null, spelling: null }
}

function statusOf(share: number): PartStatus {
  if (share >= 1) return 'correct'
  return share > 0 ? 'partial' : 'incorrect'
}

function clampShare(fraction: number): number {
  // Not Math.max, which would return NaN for NaN and could return −0.
  if (!(fraction > 0)) return 0
  return meetsThreshold(fraction, 1) ? 1 : fraction
}

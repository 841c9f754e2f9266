import {
  answeredPart,
  type Grade,
  gradedAs,
  unansweredGrade,
  unansweredPart,
  ungradableFor,
} from '@/domain/grading/grade'
import type { MatchingRule } from '@/domain/items/item'
import { readPairs } from '@/domain/items/response-shapes'

interface Matching {
  readonly stems: readonly { readonly id: string; readonly choice: string }[]
  readonly choices: readonly { readonly id: string }[]
  readonly grading: MatchingRule
}

/** Right pairs over all stems, or 1 only where every pair is right; a stem left blank counts against, but no stem matched is unanswered. */
export function gradeMatching({ stems, choices, grading }: Matching, raw: unknown): Grade {
  const pairs = readPairs(
    raw,
    stems.map(({ id }) => id),
    choices.map(({ id }) => id),
  )
  if (!pairs.ok) return ungradableFor(pairs.problem)
  const parts = stems.map(({ id, choice }) => {
    const chosen = pairs.value.get(id) ?? null
    return chosen === null ? unansweredPart(id) : answeredPart(id, chosen === choice ? 1 : 0, chosen)
  })
  if (parts.every(({ status }) => status === 'unanswered')) return unansweredGrade
  const right = parts.filter(({ status }) => status === 'right').length
  switch (grading) {
    case 'right-pairs':
      return gradedAs(right / stems.length, parts)
    case 'all-or-nothing':
      return gradedAs(right === stems.length ? 1 : 0, parts)
  }
}

import {
  answeredPart,
  type GradingResult,
  gradedResult,
  unansweredPart,
  unansweredResult,
  ungradableResult,
} from '@/domain/grading/grade'
import { readPairs } from '@/domain/items/response-shapes'
import { type Labeled, labelsById } from '@/domain/items/same-text'
import type { MatchingRule } from '@/domain/items/types/matching/schema'

interface Stem extends Labeled {
  readonly choice: string
}

interface Matching {
  readonly stems: readonly Stem[]
  readonly choices: readonly Labeled[]
  readonly grading: MatchingRule
}

/**
 * Correct pairs over all stems, or 1 only if every pair is correct. A stem without an answer costs points, but a
 * response without any pair is unanswered. Choices with the same text are the same choice, and stems with the same
 * text are interchangeable.
 */
export function gradeMatching(item: Matching, raw: unknown): GradingResult {
  const { stems, choices, grading } = item
  const pairs = readPairs(
    raw,
    stems.map(({ id }) => id),
    choices.map(({ id }) => id),
  )
  if (!pairs.ok) return ungradableResult(pairs.problem)
  const keyed = keyedChoices(item, pairs.value)
  const labels = labelsById(choices)
  const parts = stems.map(({ id }) => {
    const chosen = pairs.value.get(id) ?? null
    if (chosen === null) return unansweredPart(id)
    // Stryker disable next-line StringLiteral: every stem is keyed
    return answeredPart(id, labels.get(chosen) === labels.get(keyed.get(id) ?? '') ? 1 : 0, chosen)
  })
  if (parts.every(({ status }) => status === 'unanswered')) return unansweredResult
  const correct = parts.filter(({ status }) => status === 'correct').length
  switch (grading) {
    case 'right-pairs':
      return gradedResult(correct / stems.length, parts)
    case 'all-or-nothing':
      return gradedResult(correct === stems.length ? 1 : 0, parts)
  }
}

/**
 * The choice that counts as correct for each stem, by ID. Of stems with the same text, one that was given a choice
 * that is correct for any of them takes that choice; the others share the rest.
 */
export function keyedChoices(
  { stems, choices }: Pick<Matching, 'stems' | 'choices'>,
  pairs: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string> {
  const stemLabels = labelsById(stems)
  const choiceLabels = labelsById(choices)
  const keyed = new Map<string, string>()
  for (const label of new Set(stemLabels.values())) {
    const group = stems.filter(({ id }) => stemLabels.get(id) === label)
    const left = group.map(({ choice }) => choice)
    // Stryker disable next-line StringLiteral: a group has a choice for each of its stems
    const take = (index: number) => left.splice(index, 1)[0] ?? ''
    const inOrder = group.map(({ id }) => id).sort()
    for (const id of inOrder) {
      // Stryker disable next-line StringLiteral: no choice has such an id
      const chosen = choiceLabels.get(pairs.get(id) ?? '')
      const index = left.findIndex((choice) => choiceLabels.get(choice) === chosen)
      if (index >= 0) keyed.set(id, take(index))
    }
    for (const id of inOrder) if (!keyed.has(id)) keyed.set(id, take(0))
  }
  return keyed
}

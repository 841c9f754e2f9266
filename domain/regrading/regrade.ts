import { z } from 'zod'
import { gradePlace, type PlaceAnswer, type PlaceGrade } from '@/domain/attempts/grade-place'
import type { Rules } from '@/domain/attempts/rules'
import type { Item } from '@/domain/items/item'

/**
 * What holds for answers to an item whose key was changed (definitions §7): the new key only; the new or the old key, so that nobody loses; full
 * marks for all; the item is dropped; or the marks stay as they are.
 */
export const REGRADE_POLICIES = ['new-key', 'new-or-old', 'full-marks', 'drop', 'leave'] as const
export const RegradePolicySchema = z.enum(REGRADE_POLICIES)
export type RegradePolicy = z.infer<typeof RegradePolicySchema>

export const POLICY_WORDS: Readonly<Record<RegradePolicy, string>> = {
  'new-key': 'The new key counts',
  'new-or-old': 'The new or the old key counts: nobody loses',
  'full-marks': 'Full marks for everybody, blanks included',
  drop: 'The question does not count',
  leave: 'Marks stay as they are',
}

/** What a place keeps of its last regrade. `versionId` is the item version whose key holds, where the policy needs one. */
export const RegradedSchema = z.object({
  policy: RegradePolicySchema,
  versionId: z.string().nullable(),
  runId: z.string(),
  reason: z.string(),
})
export type Regraded = z.infer<typeof RegradedSchema>

/** Whether the policy asks for a version with another key. */
export function needsKey(policy: RegradePolicy): boolean {
  return policy === 'new-key' || policy === 'new-or-old'
}

/** A place's mark by a policy, with the version whose key gave it. */
export interface RegradedMark extends PlaceGrade {
  /** The item whose key and feedback go with this mark. */
  readonly item: Item
}

/**
 * What a place earns under a policy. `new-or-old` takes the better of the two, the new key where they are equal; `full-marks` goes to blanks too; a
 * dropped place earns 0 of 0.
 * @param asked the item as it was asked @param changed the item whose key is to hold; as asked where there is none
 */
export function regradePlace(
  asked: Item,
  changed: Item | null,
  policy: RegradePolicy,
  rules: Pick<Rules, 'behaviour' | 'penalty'>,
  answer: PlaceAnswer,
): RegradedMark {
  const old = { ...gradePlace(asked, rules, answer), item: asked }
  const fresh = changed ? { ...gradePlace(changed, rules, answer), item: changed } : old
  switch (policy) {
    case 'leave':
      return old
    case 'new-key':
      return fresh
    case 'new-or-old':
      return fresh.earned >= old.earned ? fresh : old
    case 'full-marks':
      return { ...fresh, earned: fresh.possible }
    case 'drop':
      return { ...old, earned: 0, possible: 0 }
  }
}

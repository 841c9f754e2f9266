import { z } from 'zod'
import { type AttemptItemAnswer, gradeAttemptItem } from '@/domain/attempts/grade-attempt-item'
import type { Rules } from '@/domain/attempts/rules'
import type { GradingResult } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { answerForVersion } from './response-for-version'

/**
 * How to regrade answers after a key change: by the new key only; by the new or the old key, so that no one loses points; full
 * credit for everyone; drop the item; or keep the current scores.
 */
export const REGRADE_POLICIES = ['new-key', 'new-or-old', 'full-credit', 'drop', 'leave'] as const
export const RegradePolicySchema = z.enum(REGRADE_POLICIES)
export type RegradePolicy = z.infer<typeof RegradePolicySchema>

export const POLICY_LABELS: Readonly<Record<RegradePolicy, string>> = {
  'new-key': 'Award points for the corrected answer only',
  'new-or-old': 'Award points for both the corrected and previous answer',
  'full-credit': 'Give everyone full credit',
  drop: 'Drop the question',
  leave: 'Keep current scores',
}

/** The last regrade of an attempt item. `versionId` is the item version whose key gave the points; null for the version that was asked. */
export const RegradedSchema = z.object({
  policy: RegradePolicySchema,
  versionId: z.string().nullable(),
  runId: z.string(),
  reason: z.string(),
})
export type Regraded = z.infer<typeof RegradedSchema>

/** Whether the policy needs a version with another key. */
export function needsKey(policy: RegradePolicy): boolean {
  return policy === 'new-key' || policy === 'new-or-old'
}

/** The outcome of an item regardless of the answers: full credit for everyone, or dropped. */
export type Waiver = 'full-credit' | 'dropped'

/**
 * The combined effect of an item’s regrades, in order. Full credit stays if no one may lose points; a dropped item counts again with any key.
 * @returns `null` if a key gives the points
 */
export function waiverOf(policies: readonly RegradePolicy[]): Waiver | null {
  return policies.reduce<Waiver | null>(nextWaiver, null)
}

function nextWaiver(waiver: Waiver | null, policy: RegradePolicy): Waiver | null {
  switch (policy) {
    case 'full-credit':
      return 'full-credit'
    case 'drop':
      return 'dropped'
    case 'new-key':
      return null
    case 'new-or-old':
      return waiver === 'full-credit' ? waiver : null
    case 'leave':
      return waiver
  }
}

/** The points of an attempt item, and the key that gave them. */
export interface ItemScore {
  readonly status: GradingResult['status']
  /** In points, as in `gradeAttemptItem`; 0 of 0 if the item was dropped. */
  readonly earned: number
  readonly possible: number
  /** The version whose key gave the points; null for the version that was asked. */
  readonly versionId: string | null
}

/** An attempt item with its answer. */
export interface AnsweredItem {
  readonly asked: Item
  readonly rules: Pick<Rules, 'behavior' | 'penalty'>
  readonly answer: AttemptItemAnswer
  /** What the question is worth in the attempt. */
  readonly points: number
}

/** A regrade to apply. */
export interface RegradeOrder {
  readonly policy: RegradePolicy
  /** The version whose key applies; null if the policy needs none. */
  readonly changed: { readonly versionId: string; readonly item: Item } | null
}

/** The points by the original key, as if nothing was ever regraded. */
export function scoreAsAsked(attemptItem: AnsweredItem): ItemScore {
  return scoreBy(attemptItem.asked, null, attemptItem)
}

/**
 * The points of an attempt item after a regrade, given the current points. `new-or-old` takes the better of the new key and the current
 * points, or the new key if they are equal, so that no one loses points; for a dropped item, the original key is the old one. `full-credit` includes
 * unanswered items; a dropped item earns 0 of 0; `leave` changes nothing. Idempotent.
 */
export function regradedScore(
  standing: ItemScore,
  attemptItem: AnsweredItem,
  { policy, changed }: RegradeOrder,
): ItemScore {
  const fresh = () =>
    changed ? scoreBy(changed.item, changed.versionId, attemptItem) : scoreAsAsked(attemptItem)
  switch (policy) {
    case 'leave':
      return standing
    case 'new-key':
      return fresh()
    case 'new-or-old':
      return better(fresh(), standing.possible > 0 ? standing : scoreAsAsked(attemptItem))
    case 'full-credit': {
      const { possible } = scoreAsAsked(attemptItem)
      return { ...standing, earned: possible, possible }
    }
    case 'drop':
      return { ...standing, earned: 0, possible: 0 }
  }
}

function scoreBy(item: Item, versionId: string | null, attemptItem: AnsweredItem): ItemScore {
  const { asked, rules, answer, points } = attemptItem
  const own = answerForVersion(asked, item, answer)
  const { grade, earned, possible } = gradeAttemptItem(item, rules, own, points)
  return { status: grade.status, earned, possible, versionId }
}

function better(fresh: ItemScore, old: ItemScore): ItemScore {
  return meetsThreshold(fresh.earned, old.earned) ? fresh : old
}

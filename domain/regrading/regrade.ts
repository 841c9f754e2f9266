import { z } from 'zod'
import { gradePlace, type PlaceAnswer } from '@/domain/attempts/grade-place'
import type { Rules } from '@/domain/attempts/rules'
import type { Grade } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { answerForVersion } from './response-for-version'

/**
 * What holds for answers to an item whose key was changed (definitions §7): the new key only; the new or the old key, so that nobody loses; full
 * marks for all; the item is dropped; or the marks stay as they are.
 */
export const REGRADE_POLICIES = ['new-key', 'new-or-old', 'full-marks', 'drop', 'leave'] as const
export const RegradePolicySchema = z.enum(REGRADE_POLICIES)
export type RegradePolicy = z.infer<typeof RegradePolicySchema>

export const POLICY_WORDS: Readonly<Record<RegradePolicy, string>> = {
  'new-key': 'Award points for the corrected answer only',
  'new-or-old': 'Award points for both the corrected and previous answer',
  'full-marks': 'Give everyone full credit',
  drop: 'Drop the question',
  leave: 'Keep current scores',
}

/** What a place keeps of its last regrade. `versionId` is the item version whose key gave the mark; null for the one that was asked. */
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

/** What became of an item whatever was answered: everyone was given full credit, or it doesn't count. */
export type Waiver = 'full-credit' | 'dropped'

/**
 * What the regrades of an item, from the first to the last, amount to. Full credit stays when nobody may lose points; a dropped item counts again by any key.
 * @returns `null` if points go by a key
 */
export function waiverOf(policies: readonly RegradePolicy[]): Waiver | null {
  return policies.reduce<Waiver | null>(nextWaiver, null)
}

function nextWaiver(waiver: Waiver | null, policy: RegradePolicy): Waiver | null {
  switch (policy) {
    case 'full-marks':
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

/** The mark of a place, and whose key gave it. */
export interface KeptMark {
  readonly status: Grade['status']
  /** In marks, as of `gradePlace`; 0 of 0 where the item was dropped. */
  readonly earned: number
  readonly possible: number
  /** The version whose key gave it; null for the one that was asked. */
  readonly versionId: string | null
}

/** A place as it was answered. */
export interface AnsweredPlace {
  readonly asked: Item
  readonly rules: Pick<Rules, 'behaviour' | 'penalty'>
  readonly answer: PlaceAnswer
}

/** What a regrade asks for. */
export interface RegradeOrder {
  readonly policy: RegradePolicy
  /** Whose key is to hold; null where the policy needs none. */
  readonly changed: { readonly versionId: string; readonly item: Item } | null
}

/** The mark by the key that was asked, as if nothing was ever regraded. */
export function markAsAsked(place: AnsweredPlace): KeptMark {
  return markBy(place.asked, null, place)
}

/**
 * What a place earns by a regrade (definitions §7), given the mark that stands. `new-or-old` takes the better of the new key and what stands, the new
 * key where they are equal, so that nobody loses; of a dropped item it takes the key that was asked as the old one. `full-marks` goes to blanks too; a
 * dropped place earns 0 of 0; `leave` keeps what stands. The same regrade twice is once.
 */
export function regradedMark(
  standing: KeptMark,
  place: AnsweredPlace,
  { policy, changed }: RegradeOrder,
): KeptMark {
  const fresh = () => (changed ? markBy(changed.item, changed.versionId, place) : markAsAsked(place))
  switch (policy) {
    case 'leave':
      return standing
    case 'new-key':
      return fresh()
    case 'new-or-old':
      return better(fresh(), standing.possible > 0 ? standing : markAsAsked(place))
    case 'full-marks': {
      const { possible } = markAsAsked(place)
      return { ...standing, earned: possible, possible }
    }
    case 'drop':
      return { ...standing, earned: 0, possible: 0 }
  }
}

function markBy(item: Item, versionId: string | null, { asked, rules, answer }: AnsweredPlace): KeptMark {
  const { grade, earned, possible } = gradePlace(item, rules, answerForVersion(asked, item, answer))
  return { status: grade.status, earned, possible, versionId }
}

function better(fresh: KeptMark, old: KeptMark): KeptMark {
  return meetsThreshold(fresh.earned, old.earned) ? fresh : old
}

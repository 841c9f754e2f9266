import 'server-only'
import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import type { Item } from '@/domain/items/item'
import { needsKey, type Waiver, waiverOf } from '@/domain/regrading/regrade'
import { withItems } from '@/server/content/parsed-items'
import { db } from '@/server/platform/db'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import {
  type ActiveRegrade,
  applyActiveRegrades,
  listActiveRegrades,
} from '@/server/regrading/active-regrades'
import { readAnswered } from './analysis-statements'
import { itemKey, type Which } from './read-scores'

export type RegradedItems = {
  /** Waivers by `Item` ID: points no longer depend on the answer. */
  waivers: ReadonlyMap<string, Waiver>
  /** Items with the current key, by `Item` ID. */
  changed: ReadonlyMap<string, Item>
  /** By `itemKey`: the share that each answer to a waived item earns by the current key, as if there were no waiver. */
  asGraded: ReadonlyMap<string, number>
}

/** Reads how regrades affect a quiz's statistics, which describe the questions, not the credit given. */
export async function readRegraded(quizId: string, which: Which): Promise<RegradedItems> {
  const standing = await listActiveRegrades(db(), quizId)
  const waivers = new Map<string, Waiver>()
  const changed = new Map<string, Item>()
  for (const [itemId, regrades] of standing) {
    const waiver = waiverOf(regrades.map(({ order }) => order.policy))
    if (waiver) waivers.set(itemId, waiver)
    const last = regrades.findLast(({ order }) => order.changed)?.order.changed
    if (last) changed.set(itemId, last.item)
  }
  return { waivers, changed, asGraded: await gradeWaived(quizId, which, [...waivers.keys()], standing) }
}

async function gradeWaived(
  quizId: string,
  which: Which,
  itemIds: string[],
  standing: ReadonlyMap<string, ActiveRegrade[]>,
): Promise<Map<string, number>> {
  if (itemIds.length === 0) return new Map()
  const attemptItems = await withItems(await readAnswered(quizId, which, itemIds))
  return new Map(
    attemptItems.map(({ attemptId, slot, itemId, item, rules, tries, ...answer }) => {
      const byKey = (standing.get(itemId) ?? []).filter(({ order }) => needsKey(order.policy))
      const attemptItem = {
        asked: item,
        rules: rulesOfAttempt(rules),
        answer: { ...answer, tries },
        // Only the share matters.
        points: DEFAULT_POINTS,
      }
      const { earned, possible } = applyActiveRegrades(attemptItem, byKey).score
      return [itemKey(attemptId, slot), earned / possible]
    }),
  )
}

import type { Rules } from '@/domain/attempts/rules'
import { attemptTotals } from '@/domain/attempts/score-attempt'
import { staffPointsOf, withStaffPoints } from '@/domain/grading/staff-points'
import { type ItemScore, type RegradeOrder, regradedScore } from '@/domain/regrading/regrade'
import { withItems } from '@/server/content/parsed-items'
import type { Tx } from '@/server/platform/db'
import { ANSWER_STATUSES } from '@/server/quizzes/attempt-states'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import type { StoredAttemptItem } from './attempt-item-statements'

/** The change of an attempt item and its attempt. */
export type AttemptItemChange = {
  attemptItem: StoredAttemptItem
  after: ItemScore
  attemptEarnedAfter: number
  attemptPossibleAfter: number
}

/** Lists the versions of an item, which identify its attempt items. */
export async function versionsOf(tx: Tx, itemId: string): Promise<string[]> {
  const versions = await tx.itemVersion.findMany({ where: { itemId }, select: { id: true } })
  return versions.map(({ id }) => id)
}

/** Calculates the changes of a regrade to stored attempt items, without writing anything. */
export async function changesOf(
  tx: Tx,
  attemptItems: readonly StoredAttemptItem[],
  order: RegradeOrder,
): Promise<AttemptItemChange[]> {
  const rulesOf = rulesReader()
  const asked = await withItems(attemptItems, tx)
  const marked = asked.map(({ item, ...attemptItem }) => {
    const { response, certainty, tries, isLocked, points } = attemptItem
    const answer = { response, certainty, tries, isLocked }
    const after = regradedScore(
      currentScore(attemptItem),
      { asked: item, rules: rulesOf(attemptItem.rules), answer, points },
      order,
    )
    return { attemptItem, after: keepChange(attemptItem, after) }
  })
  return withTotals(marked)
}

/** A regrade doesn't replace points that staff set. What only people grade is never regraded. */
function keepChange({ changedEarned, changedPossible }: StoredAttemptItem, after: ItemScore): ItemScore {
  const staff = { released: null, earned: changedEarned, possible: changedPossible }
  return withStaffPoints(after, staffPointsOf(staff), 0)
}

function currentScore({ status, earned, possible, regraded }: StoredAttemptItem): ItemScore {
  return {
    status: ANSWER_STATUSES[status],
    earned: earned ?? 0,
    possible,
    versionId: regraded?.versionId ?? null,
  }
}

/** Parses equal rules once, because most attempts of a quiz have the same rules. */
function rulesReader(): (stored: unknown) => Rules {
  const known = new Map<string, Rules>()
  return (stored) => {
    const text = JSON.stringify(stored)
    const rules = known.get(text) ?? rulesOfAttempt(stored)
    known.set(text, rules)
    return rules
  }
}

function withTotals(
  marked: readonly { attemptItem: StoredAttemptItem; after: ItemScore }[],
): AttemptItemChange[] {
  const sums = new Map<string, { earned: number; possible: number }>()
  for (const { attemptItem, after } of marked) {
    const sum = sums.get(attemptItem.attemptId) ?? {
      earned: attemptItem.restEarned,
      possible: attemptItem.restPossible,
    }
    sums.set(attemptItem.attemptId, {
      earned: sum.earned + after.earned,
      possible: sum.possible + after.possible,
    })
  }
  return marked.map(({ attemptItem, after }) => {
    const { earned, possible } = attemptTotals(
      sums.get(attemptItem.attemptId) ?? after,
      attemptItem.lateShare,
    )
    return { attemptItem, after, attemptEarnedAfter: earned, attemptPossibleAfter: possible }
  })
}

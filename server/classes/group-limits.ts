import 'server-only'
import { applyRules } from '@/server/attempts/apply-rules'
import type { Tx } from '@/server/db'

/** Brings the attempts of people who came into groups, or went out of them, to the limits that they have now. */
export async function applyGroupLimits(
  tx: Tx,
  groupIds: readonly string[],
  people: readonly string[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return
  const overrides = await tx.groupOverride.findMany({
    where: { groupId: { in: [...groupIds] } },
    distinct: ['quizId'],
    select: { quizId: true },
  })
  const [only, ...others] = people
  for (const { quizId } of overrides)
    await applyRules(tx, quizId, now, others.length === 0 ? only : undefined)
}

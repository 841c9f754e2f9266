import { type RegradePolicy, RegradePolicySchema, waiverOf } from '@/domain/regrading/regrade'
import type { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'

/** A question of a quiz whose points no longer depend on the answer: everyone got full credit, or it was dropped. */
export type WaivedItem = { quizId: string; itemId: string }

/** Lists the questions that regrades of quizzes waived. Their points say nothing about knowledge. */
export async function listWaived(tx: Tx, quizIds: readonly string[]): Promise<WaivedItem[]> {
  const runs = await tx.regradeRun.findMany({
    where: { quizId: { in: [...quizIds] }, state: { in: ['RUNNING', 'DONE'] } },
    orderBy: { createdAt: 'asc' },
    select: { quizId: true, itemId: true, policy: true },
  })
  const byItem = new Map<string, WaivedItem & { policies: RegradePolicy[] }>()
  for (const { quizId, itemId, policy } of runs) {
    const key = `${quizId}/${itemId}`
    const own = byItem.get(key) ?? { quizId, itemId, policies: [] }
    own.policies.push(RegradePolicySchema.parse(policy))
    byItem.set(key, own)
  }
  return [...byItem.values()].flatMap(({ policies, ...item }) => (waiverOf(policies) ? [item] : []))
}

/** The condition on attempt items that weren't waived. The analysis has the same in SQL. */
export function isNotWaived(waived: readonly WaivedItem[]): Prisma.AttemptItemWhereInput {
  return {
    NOT: { OR: waived.map(({ quizId, itemId }) => ({ attempt: { quizId }, itemVersion: { itemId } })) },
  }
}

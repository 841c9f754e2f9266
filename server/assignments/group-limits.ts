import 'server-only'
import { addChanges, applyRules, NO_CHANGES, type OpenAttemptChanges } from '@/server/attempts/apply-rules'
import type { Tx } from '@/server/platform/db'
import type { Actor } from '@/server/platform/write-audit'

/**
 * Applies the current limits to the attempts of people who were added to groups or removed from them. No attempt in progress loses time.
 * @returns the changes to attempts in progress
 */
export async function applyGroupLimits(
  tx: Tx,
  actor: Actor,
  { groupIds, people, now }: { groupIds: readonly string[]; people: readonly string[]; now: Date },
): Promise<OpenAttemptChanges> {
  if (people.length === 0) return NO_CHANGES
  const overrides = await tx.groupOverride.findMany({
    where: { groupId: { in: [...groupIds] } },
    distinct: ['quizId'],
    orderBy: { quizId: 'asc' },
    select: { quizId: true },
  })
  const [only, ...others] = people
  let changes = NO_CHANGES
  for (const { quizId } of overrides) {
    const learnerId = others.length === 0 ? only : undefined
    changes = addChanges(changes, await applyRules(tx, { quizId, actor, now, learnerId }))
  }
  return changes
}

/** Applies the current settings of a class to the attempts at all its assignments. No attempt in progress loses time. */
export async function applyToClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  now: Date,
): Promise<OpenAttemptChanges> {
  const assignments = await tx.assignment.findMany({
    where: { classId },
    orderBy: { quizId: 'asc' },
    select: { quizId: true },
  })
  let changes = NO_CHANGES
  for (const { quizId } of assignments)
    changes = addChanges(changes, await applyRules(tx, { quizId, actor, now }))
  return changes
}

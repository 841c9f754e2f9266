import { db, type Tx } from '@/server/platform/db'
import { canShowAssignmentOnlyKeys } from './assignment-only-keys'
import { listAssignmentOnlyAttempts } from './withheld-statements'

/**
 * Finds the attempts with an assignment-only question whose results are withheld until its assignment has closed for everyone. The
 * total of such an attempt must not be shown: subtracting the visible points would reveal what the withheld question earned.
 */
export async function findWithheld(
  attemptIds: readonly string[],
  now: Date,
  client: Tx = db(),
): Promise<ReadonlySet<string>> {
  if (attemptIds.length === 0) return new Set()
  const rows = await listAssignmentOnlyAttempts(client, attemptIds)
  const withheld = new Set<string>()
  for (const quizId of new Set(rows.map((row) => row.quizId))) {
    if (quizId !== null && (await canShowAssignmentOnlyKeys(quizId, now, client))) continue
    for (const row of rows) if (row.quizId === quizId) withheld.add(row.id)
  }
  return withheld
}

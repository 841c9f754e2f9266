import { db, type Tx } from '@/server/platform/db'
import { canShowAssignmentOnlyKeys } from './assignment-only-keys'

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
  // A question can be assignment-only itself, or be regraded with the key of one that is.
  const rows = await client.$queryRaw<{ id: string; quizId: string | null }[]>`
    SELECT DISTINCT attempt."id", attempt."quizId"
    FROM "Attempt" attempt
    JOIN "AttemptItem" place ON place."attemptId" = attempt."id"
    JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId"
    LEFT JOIN "ItemVersion" changed ON changed."id" = place."regraded"->>'versionId'
    LEFT JOIN "Item" origin ON origin."id" = changed."itemId"
    WHERE attempt."id" = ANY(${[...attemptIds]}) AND (item."isAssignmentOnly" OR COALESCE(origin."isAssignmentOnly", FALSE))
      AND NOT COALESCE((attempt."rules"->>'showAssignmentOnlyResults')::boolean, FALSE)`
  const withheld = new Set<string>()
  for (const quizId of new Set(rows.map((row) => row.quizId))) {
    if (quizId !== null && (await canShowAssignmentOnlyKeys(quizId, now, client))) continue
    for (const row of rows) if (row.quizId === quizId) withheld.add(row.id)
  }
  return withheld
}

import { z } from 'zod'
import type { Tx } from '@/server/platform/db'

const WithheldRows = z.array(z.object({ id: z.string(), quizId: z.string().nullable() }))

/**
 * Lists the attempts with an assignment-only question and without the rule that shows its results. A question can be assignment-only itself,
 * or be regraded with the key of one that is. Prisma's API can't join the version that a JSON column names.
 */
export async function listAssignmentOnlyAttempts(
  client: Tx,
  attemptIds: readonly string[],
): Promise<z.infer<typeof WithheldRows>> {
  const rows = await client.$queryRaw`
    SELECT DISTINCT attempt."id", attempt."quizId"
    FROM "Attempt" attempt
    JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id"
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId"
    LEFT JOIN "ItemVersion" changed ON changed."id" = slot."regraded"->>'versionId'
    LEFT JOIN "Item" origin ON origin."id" = changed."itemId"
    WHERE attempt."id" = ANY(${[...attemptIds]}) AND (item."isAssignmentOnly" OR COALESCE(origin."isAssignmentOnly", FALSE))
      AND NOT COALESCE((attempt."rules"->>'showAssignmentOnlyResults')::boolean, FALSE)`
  return WithheldRows.parse(rows)
}

import { Prisma } from '@/generated/prisma/client'
import type { WaivedItem } from './waived-items'

/** The condition that the item of `version` in `attempt` wasn't waived: the SQL of `isNotWaived` in `waived-items.ts`. */
export function wasNotWaived(waived: readonly WaivedItem[]): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(waived)}::jsonb) AS waived("quizId" text, "itemId" text)
    WHERE waived."quizId" = attempt."quizId" AND waived."itemId" = version."itemId")`
}

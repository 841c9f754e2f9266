import type { Tx } from '@/server/platform/db'

type ImportedGrade = { learnerId: string; ratio: number | null; isExcused: boolean }

/**
 * Writes imported grades with one statement. If a grade doesn't change, only whether it is excused is written. Prisma's API needs one upsert
 * for each row.
 */
export async function writeImportedGrades(
  tx: Tx,
  quizId: string,
  rows: readonly ImportedGrade[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Grade" ("quizId", "learnerId", "manualRatio", "manualReason", "isExcused", "updatedAt")
    SELECT ${quizId}, "learnerId", "ratio", CASE WHEN "ratio" IS NOT NULL THEN 'Imported' END, "isExcused", CURRENT_TIMESTAMP
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS entry("learnerId" text, "ratio" float8, "isExcused" boolean)
    ON CONFLICT ("quizId", "learnerId") DO UPDATE SET
      "manualRatio" = COALESCE(EXCLUDED."manualRatio", "Grade"."manualRatio"),
      "manualReason" = COALESCE(EXCLUDED."manualReason", "Grade"."manualReason"),
      "isExcused" = EXCLUDED."isExcused", "updatedAt" = EXCLUDED."updatedAt"`
}

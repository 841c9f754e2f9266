-- AlterTable
ALTER TABLE "ReviewCard" ADD COLUMN     "memoryAnswers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "memoryAt" TIMESTAMP(3),
ADD COLUMN     "memoryCorrect" BOOLEAN,
ADD COLUMN     "memoryDay" TEXT;

-- From the log, as `noteAnswer` has it: of the last study day on which a card was answered from memory, the first answer that missed, else the last one.
WITH standing AS (
  SELECT log."cardId", log."day", log."fraction", log."reviewedAt"
  FROM "ReviewLog" log
  WHERE log."fromMemory" AND log."origin" <> 'check' AND log."amendsId" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)
), counted AS (
  SELECT "cardId", COUNT(*)::int AS "answers", MAX("day") AS "day" FROM standing GROUP BY "cardId"
), latest AS (
  SELECT counted."cardId", counted."answers", counted."day",
    bool_and(standing."fraction" >= 1 - 1e-9) AS "isCorrect",
    COALESCE(MIN(standing."reviewedAt") FILTER (WHERE standing."fraction" < 1 - 1e-9), MAX(standing."reviewedAt")) AS "at"
  FROM counted JOIN standing ON standing."cardId" = counted."cardId" AND standing."day" = counted."day"
  GROUP BY counted."cardId", counted."answers", counted."day"
)
UPDATE "ReviewCard" card
SET "memoryAnswers" = latest."answers", "memoryCorrect" = latest."isCorrect", "memoryAt" = latest."at", "memoryDay" = latest."day"
FROM latest WHERE card."id" = latest."cardId";

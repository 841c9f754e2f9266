-- AlterTable
ALTER TABLE "ReviewCard" ADD COLUMN     "sureAndWrong" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ReviewSettings" ADD COLUMN     "asksConfidence" BOOLEAN NOT NULL DEFAULT true;

-- What was surely answered wrong before: by the last answer from memory that stands.
UPDATE "ReviewCard" card
SET "sureAndWrong" = true
FROM (
  SELECT DISTINCT ON (log."cardId") log."cardId", log."confidence", log."fraction"
  FROM "ReviewLog" log
  WHERE log."fromMemory" AND log."amendsId" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)
  ORDER BY log."cardId", log."reviewedAt" DESC, log."sourceKey" DESC
) last
WHERE last."cardId" = card."id" AND last."confidence" >= 80 AND last."fraction" < 1;

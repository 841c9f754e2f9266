-- DropIndex
DROP INDEX "Attempt_learnerId_cardsSyncedAt_idx";

-- DropIndex
DROP INDEX "LessonCheck_learnerId_cardsSyncedAt_idx";

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "cardsDueAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Attempt_learnerId_cardsDueAt_idx" ON "Attempt"("learnerId", "cardsDueAt");

-- CreateIndex
CREATE INDEX "Attempt_cardsDueAt_idx" ON "Attempt"("cardsDueAt");

-- CreateIndex
CREATE INDEX "LessonCheck_cardsSyncedAt_learnerId_idx" ON "LessonCheck"("cardsSyncedAt", "learnerId");

-- Attempts that an earlier version graded without adding their responses: the background job looks at them when the server starts. Attempts
-- of deleted accounts have no cards.
UPDATE "Attempt" attempt SET "cardsDueAt" = COALESCE(attempt."submittedAt", attempt."startedAt")
FROM "User" learner
WHERE learner."id" = attempt."learnerId" AND NOT learner."isAnonymous"
  AND attempt."state" = 'GRADED' AND attempt."cardsSyncedAt" IS NULL;

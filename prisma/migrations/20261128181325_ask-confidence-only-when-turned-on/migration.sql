-- AlterTable
ALTER TABLE "ReviewSettings" ALTER COLUMN "asksConfidence" SET DEFAULT false;

-- It was on for everyone, so only those who used it keep it. Those who turned it off keep it off.
UPDATE "ReviewSettings" settings
SET "asksConfidence" = false
WHERE "asksConfidence"
  AND NOT EXISTS (SELECT 1 FROM "ReviewLog" log WHERE log."learnerId" = settings."learnerId" AND log."confidence" IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM "AttemptItem" item WHERE item."learnerId" = settings."learnerId" AND item."confidence" IS NOT NULL);

-- Learners who used it without ever saving their settings.
INSERT INTO "ReviewSettings" ("learnerId", "asksConfidence")
SELECT "id", true FROM "User"
WHERE NOT "isAnonymous" AND (
  EXISTS (SELECT 1 FROM "ReviewLog" log WHERE log."learnerId" = "User"."id" AND log."confidence" IS NOT NULL)
  OR EXISTS (SELECT 1 FROM "AttemptItem" item WHERE item."learnerId" = "User"."id" AND item."confidence" IS NOT NULL)
)
ON CONFLICT ("learnerId") DO NOTHING;

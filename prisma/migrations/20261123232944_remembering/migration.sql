-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "fedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "CheckAnswer" ADD COLUMN     "fedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ReviewCard" (
    "id" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "courseSlug" TEXT NOT NULL,
    "concept" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "state" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "difficulty" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "scheduledDays" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "learningSteps" INTEGER NOT NULL DEFAULT 0,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "lastReviewAt" TIMESTAMP(3),
    "dayShift" INTEGER NOT NULL DEFAULT 0,
    "recentItems" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "buriedUntil" TIMESTAMP(3),
    "suspendedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewLog" (
    "id" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "courseSlug" TEXT NOT NULL,
    "concept" TEXT NOT NULL,
    "itemVersionId" TEXT NOT NULL,
    "itemSlug" TEXT NOT NULL,
    "itemType" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "isOverride" BOOLEAN NOT NULL DEFAULT false,
    "fraction" DOUBLE PRECISION NOT NULL,
    "response" JSONB,
    "confidence" INTEGER,
    "durationMs" INTEGER,
    "hinted" BOOLEAN NOT NULL DEFAULT false,
    "fromMemory" BOOLEAN NOT NULL,
    "isFirst" BOOLEAN NOT NULL DEFAULT false,
    "retention" DOUBLE PRECISION NOT NULL,
    "dayShift" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "amendsId" TEXT,
    "reviewedAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewSettings" (
    "learnerId" TEXT NOT NULL,
    "retention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
    "minutesPerDay" INTEGER NOT NULL DEFAULT 10,
    "newPerDay" INTEGER NOT NULL DEFAULT 10,
    "dayStartsAt" INTEGER NOT NULL DEFAULT 4,
    "timeZone" TEXT,
    "reminders" BOOLEAN NOT NULL DEFAULT false,
    "remindedOn" TEXT,
    "examOn" TEXT,

    CONSTRAINT "ReviewSettings_pkey" PRIMARY KEY ("learnerId")
);

-- CreateTable
CREATE TABLE "StudyDay" (
    "learnerId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "right" INTEGER NOT NULL DEFAULT 0,
    "newCards" INTEGER NOT NULL DEFAULT 0,
    "durationMs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StudyDay_pkey" PRIMARY KEY ("learnerId","day")
);

-- CreateTable
CREATE TABLE "ContrastDrill" (
    "learnerId" TEXT NOT NULL,
    "courseSlug" TEXT NOT NULL,
    "pair" TEXT NOT NULL,
    "mixUps" INTEGER NOT NULL DEFAULT 1,
    "raisedAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "ContrastDrill_pkey" PRIMARY KEY ("learnerId","courseSlug","pair")
);

-- CreateTable
CREATE TABLE "ItemReport" (
    "id" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "itemVersionId" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "ItemReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgressShare" (
    "id" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "courseSlug" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "parts" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ProgressShare_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewCard_learnerId_dueAt_idx" ON "ReviewCard"("learnerId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewCard_learnerId_courseSlug_concept_fact_key" ON "ReviewCard"("learnerId", "courseSlug", "concept", "fact");

-- CreateIndex
CREATE INDEX "ReviewLog_cardId_reviewedAt_idx" ON "ReviewLog"("cardId", "reviewedAt");

-- CreateIndex
CREATE INDEX "ReviewLog_learnerId_concept_reviewedAt_idx" ON "ReviewLog"("learnerId", "concept", "reviewedAt");

-- CreateIndex
CREATE INDEX "ReviewLog_learnerId_itemType_reviewedAt_idx" ON "ReviewLog"("learnerId", "itemType", "reviewedAt");

-- CreateIndex
CREATE INDEX "ReviewLog_learnerId_itemSlug_day_idx" ON "ReviewLog"("learnerId", "itemSlug", "day");

-- CreateIndex
CREATE INDEX "ReviewLog_learnerId_reviewedAt_idx" ON "ReviewLog"("learnerId", "reviewedAt");

-- CreateIndex
CREATE INDEX "ReviewLog_amendsId_idx" ON "ReviewLog"("amendsId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewLog_learnerId_sourceKey_key" ON "ReviewLog"("learnerId", "sourceKey");

-- CreateIndex
CREATE INDEX "ItemReport_learnerId_idx" ON "ItemReport"("learnerId");

-- CreateIndex
CREATE INDEX "ItemReport_closedAt_idx" ON "ItemReport"("closedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProgressShare_tokenHash_key" ON "ProgressShare"("tokenHash");

-- CreateIndex
CREATE INDEX "ProgressShare_learnerId_idx" ON "ProgressShare"("learnerId");

-- CreateIndex
CREATE INDEX "Attempt_learnerId_fedAt_idx" ON "Attempt"("learnerId", "fedAt");

-- CreateIndex
CREATE INDEX "CheckAnswer_learnerId_fedAt_idx" ON "CheckAnswer"("learnerId", "fedAt");

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "ReviewCard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewSettings" ADD CONSTRAINT "ReviewSettings_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyDay" ADD CONSTRAINT "StudyDay_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContrastDrill" ADD CONSTRAINT "ContrastDrill_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemReport" ADD CONSTRAINT "ItemReport_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemReport" ADD CONSTRAINT "ItemReport_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgressShare" ADD CONSTRAINT "ProgressShare_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

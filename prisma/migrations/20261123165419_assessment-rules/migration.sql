-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "closesAt" TIMESTAMP(3),
ADD COLUMN     "currentSlot" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "dueAt" TIMESTAMP(3),
ADD COLUMN     "isLate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rules" JSONB;

-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "certainty" INTEGER,
ADD COLUMN     "confidence" INTEGER,
ADD COLUMN     "lockedAt" TIMESTAMP(3),
ADD COLUMN     "tries" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Quiz" ADD COLUMN     "setting" JSONB;

-- AlterTable
ALTER TABLE "ResponseLog" ADD COLUMN     "certainty" INTEGER,
ADD COLUMN     "confidence" INTEGER,
ADD COLUMN     "isLate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isTry" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Accommodation" (
    "learnerId" TEXT NOT NULL,
    "timeFactor" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "extraDays" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Accommodation_pkey" PRIMARY KEY ("learnerId")
);

-- CreateTable
CREATE TABLE "LimitOverride" (
    "quizId" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "isFinal" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LimitOverride_pkey" PRIMARY KEY ("quizId","learnerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "AccessToken_tokenHash_key" ON "AccessToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AccessToken_userId_idx" ON "AccessToken"("userId");

-- CreateIndex
CREATE INDEX "LimitOverride_learnerId_idx" ON "LimitOverride"("learnerId");

-- CreateIndex
CREATE INDEX "Attempt_dueAt_idx" ON "Attempt"("dueAt");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accommodation" ADD CONSTRAINT "Accommodation_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LimitOverride" ADD CONSTRAINT "LimitOverride_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LimitOverride" ADD CONSTRAINT "LimitOverride_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

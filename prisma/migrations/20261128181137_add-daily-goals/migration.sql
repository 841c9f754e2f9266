-- CreateEnum
CREATE TYPE "GoalUnit" AS ENUM ('MINUTES', 'CARDS');

-- AlterTable
ALTER TABLE "ReviewSettings" ADD COLUMN     "remindAt" TEXT,
ADD COLUMN     "usesGoals" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "DailyGoal" (
    "learnerId" TEXT NOT NULL,
    "startsOn" TEXT NOT NULL,
    "unit" "GoalUnit",
    "amount" INTEGER,

    CONSTRAINT "DailyGoal_pkey" PRIMARY KEY ("learnerId","startsOn")
);

-- AddForeignKey
ALTER TABLE "DailyGoal" ADD CONSTRAINT "DailyGoal_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "ReviewCard" ADD COLUMN     "asideItem" TEXT;

-- AlterTable
ALTER TABLE "ReviewSettings" ADD COLUMN     "newFrom" TIMESTAMP(3),
ADD COLUMN     "newUntil" TIMESTAMP(3);

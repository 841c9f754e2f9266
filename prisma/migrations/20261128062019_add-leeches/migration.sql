-- AlterTable
ALTER TABLE "ReviewCard" ADD COLUMN     "leechAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "selfCheck" JSONB;

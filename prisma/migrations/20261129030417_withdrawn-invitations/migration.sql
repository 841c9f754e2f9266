-- AlterTable
ALTER TABLE "ClassInvitation" ADD COLUMN     "withdrawnAt" TIMESTAMP(3);

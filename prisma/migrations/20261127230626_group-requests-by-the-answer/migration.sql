-- AlterTable
ALTER TABLE "Dispute" DROP COLUMN "responseKey";

-- AlterTable
ALTER TABLE "AttemptItem" ALTER COLUMN "concept" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Item" ALTER COLUMN "concept" DROP NOT NULL;

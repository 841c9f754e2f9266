-- It was never written: an invitation is removed when it is accepted.
-- AlterTable
ALTER TABLE "ClassInvitation" DROP COLUMN "acceptedAt";

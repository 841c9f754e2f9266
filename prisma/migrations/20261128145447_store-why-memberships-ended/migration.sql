-- CreateEnum
CREATE TYPE "MembershipEnd" AS ENUM ('LEFT', 'REMOVED', 'MOVED');

-- AlterTable
ALTER TABLE "ClassMember" ADD COLUMN     "endReason" "MembershipEnd";

-- Only the audit log knew until now. Without an entry, the person may join again, as before.
UPDATE "ClassMember" member SET "endReason" = CASE
    (SELECT entry."action" FROM "AuditEntry" entry
      WHERE entry."classId" = member."classId" AND entry."subjectId" = member."userId"
        AND entry."action" IN ('member.leave', 'member.remove', 'member.move')
      ORDER BY entry."id" DESC LIMIT 1)
    WHEN 'member.remove' THEN 'REMOVED' WHEN 'member.move' THEN 'MOVED' ELSE 'LEFT'
  END::"MembershipEnd"
WHERE member."leftAt" IS NOT NULL;

-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "timeZone" TEXT NOT NULL DEFAULT 'UTC';

-- A class that exists takes the time zone of the instructor who has been in it longest, if it is known.
UPDATE "Class" SET "timeZone" = known."timeZone"
FROM (
  SELECT DISTINCT ON (member."classId") member."classId", settings."timeZone"
  FROM "ClassMember" member JOIN "ReviewSettings" settings ON settings."learnerId" = member."userId"
  WHERE member."role" = 'INSTRUCTOR' AND settings."timeZone" IS NOT NULL
  ORDER BY member."classId", member."joinedAt", member."userId"
) known
WHERE known."classId" = "Class"."id";

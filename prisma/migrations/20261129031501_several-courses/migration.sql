-- AlterTable
ALTER TABLE "ReviewSettings" ADD COLUMN     "combinesCourses" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "examDates" JSONB NOT NULL DEFAULT '{}';

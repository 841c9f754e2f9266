-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "keepsGrades" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ClassMember" ADD COLUMN     "keepsGradesSeenAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "FormerStudent" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "name" TEXT,

    CONSTRAINT "FormerStudent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormerGrade" (
    "formerStudentId" TEXT NOT NULL,
    "quizId" TEXT NOT NULL,
    "ratio" DOUBLE PRECISION NOT NULL,
    "gradedOn" DATE NOT NULL,

    CONSTRAINT "FormerGrade_pkey" PRIMARY KEY ("formerStudentId","quizId")
);

-- CreateIndex
CREATE INDEX "FormerStudent_classId_idx" ON "FormerStudent"("classId");

-- CreateIndex
CREATE INDEX "FormerGrade_quizId_idx" ON "FormerGrade"("quizId");

-- AddForeignKey
ALTER TABLE "FormerStudent" ADD CONSTRAINT "FormerStudent_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerGrade" ADD CONSTRAINT "FormerGrade_formerStudentId_fkey" FOREIGN KEY ("formerStudentId") REFERENCES "FormerStudent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerGrade" ADD CONSTRAINT "FormerGrade_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "ClassRole" AS ENUM ('INSTRUCTOR', 'ASSISTANT', 'REVIEWER', 'STUDENT');

-- CreateEnum
CREATE TYPE "RegradeState" AS ENUM ('RUNNING', 'DONE', 'UNDOING', 'UNDONE');

-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED');

-- AlterTable
ALTER TABLE "Accommodation" ADD COLUMN     "onePerPage" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "lastSeenAt" TIMESTAMP(3),
ADD COLUMN     "lateShare" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "seenSlot" INTEGER;

-- AlterTable
ALTER TABLE "AttemptItem" ADD COLUMN     "firstEarned" DOUBLE PRECISION,
ADD COLUMN     "firstPossible" DOUBLE PRECISION,
ADD COLUMN     "regraded" JSONB;

-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "classId" TEXT,
ADD COLUMN     "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "draft" JSONB,
ADD COLUMN     "draftRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "draftSavedAt" TIMESTAMP(3),
ADD COLUMN     "isReserved" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "originVersionId" TEXT;

-- AlterTable
ALTER TABLE "ItemVersion" ADD COLUMN     "createdById" TEXT;

-- AlterTable
ALTER TABLE "ResponseLog" ADD COLUMN     "acceptedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "mayTeach" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mutedMessages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Class" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "term" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMP(3),
    "joinCode" TEXT,
    "joinCodeExpiresAt" TIMESTAMP(3),
    "joinDomain" TEXT,
    "copiedFromId" TEXT,

    CONSTRAINT "Class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassMember" (
    "classId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "ClassRole" NOT NULL,
    "joinedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMP(3),

    CONSTRAINT "ClassMember_pkey" PRIMARY KEY ("classId","userId")
);

-- CreateTable
CREATE TABLE "ClassInvitation" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "role" "ClassRole" NOT NULL DEFAULT 'STUDENT',
    "groupName" TEXT,
    "code" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMP(3),

    CONSTRAINT "ClassInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassGroup" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ClassGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "groupId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("groupId","userId")
);

-- CreateTable
CREATE TABLE "GroupOverride" (
    "quizId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GroupOverride_pkey" PRIMARY KEY ("quizId","groupId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "quizId" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "instructions" TEXT,
    "publishedAt" TIMESTAMP(3),
    "examAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMP(3),
    "remindedAt" TIMESTAMP(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mark" (
    "quizId" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "scoreRatio" DOUBLE PRECISION,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "manualRatio" DOUBLE PRECISION,
    "manualReason" TEXT,
    "isExcluded" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("quizId","learnerId")
);

-- CreateTable
CREATE TABLE "RegradeRun" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "quizId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "toVersionId" TEXT,
    "policy" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "RegradeState" NOT NULL DEFAULT 'RUNNING',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "RegradeRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradeChange" (
    "runId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "learnerId" TEXT NOT NULL,
    "statusBefore" "AnswerStatus" NOT NULL,
    "statusAfter" "AnswerStatus" NOT NULL,
    "earnedBefore" DOUBLE PRECISION,
    "earnedAfter" DOUBLE PRECISION,
    "possibleBefore" DOUBLE PRECISION NOT NULL,
    "possibleAfter" DOUBLE PRECISION NOT NULL,
    "regradedBefore" JSONB,
    "attemptEarnedBefore" DOUBLE PRECISION,
    "attemptEarnedAfter" DOUBLE PRECISION,
    "attemptPossibleBefore" DOUBLE PRECISION,
    "attemptPossibleAfter" DOUBLE PRECISION,
    "appliedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "RegradeChange_pkey" PRIMARY KEY ("runId","attemptId","slot")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "learnerId" TEXT NOT NULL,
    "itemVersionId" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "responseKey" TEXT NOT NULL,
    "argument" TEXT NOT NULL,
    "paragraph" INTEGER,
    "state" "DisputeState" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reply" TEXT,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),
    "mailedAt" TIMESTAMP(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "classId" TEXT,
    "act" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "learnerId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Class_joinCode_key" ON "Class"("joinCode");

-- CreateIndex
CREATE INDEX "ClassMember_userId_idx" ON "ClassMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ClassInvitation_code_key" ON "ClassInvitation"("code");

-- CreateIndex
CREATE UNIQUE INDEX "ClassInvitation_classId_email_key" ON "ClassInvitation"("classId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "ClassGroup_classId_name_key" ON "ClassGroup"("classId", "name");

-- CreateIndex
CREATE INDEX "GroupMember_userId_idx" ON "GroupMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_quizId_key" ON "Assignment"("quizId");

-- CreateIndex
CREATE INDEX "Assignment_classId_idx" ON "Assignment"("classId");

-- CreateIndex
CREATE INDEX "Mark_learnerId_idx" ON "Mark"("learnerId");

-- CreateIndex
CREATE INDEX "RegradeRun_quizId_idx" ON "RegradeRun"("quizId");

-- CreateIndex
CREATE INDEX "RegradeChange_attemptId_idx" ON "RegradeChange"("attemptId");

-- CreateIndex
CREATE INDEX "RegradeChange_learnerId_idx" ON "RegradeChange"("learnerId");

-- CreateIndex
CREATE INDEX "Dispute_classId_state_idx" ON "Dispute"("classId", "state");

-- CreateIndex
CREATE INDEX "Dispute_learnerId_idx" ON "Dispute"("learnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_attemptId_slot_key" ON "Dispute"("attemptId", "slot");

-- CreateIndex
CREATE INDEX "Message_userId_createdAt_idx" ON "Message"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_mailedAt_idx" ON "Message"("mailedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_classId_id_idx" ON "AuditEntry"("classId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_idx" ON "AuditEntry"("subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_learnerId_idx" ON "AuditEntry"("learnerId");

-- CreateIndex
CREATE INDEX "Attempt_quizId_learnerId_idx" ON "Attempt"("quizId", "learnerId");

-- CreateIndex
CREATE INDEX "AttemptItem_itemVersionId_idx" ON "AttemptItem"("itemVersionId");

-- CreateIndex
CREATE INDEX "Item_classId_idx" ON "Item"("classId");

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_originVersionId_fkey" FOREIGN KEY ("originVersionId") REFERENCES "ItemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Class" ADD CONSTRAINT "Class_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMember" ADD CONSTRAINT "ClassMember_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMember" ADD CONSTRAINT "ClassMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassInvitation" ADD CONSTRAINT "ClassInvitation_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassGroup" ADD CONSTRAINT "ClassGroup_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ClassGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupOverride" ADD CONSTRAINT "GroupOverride_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupOverride" ADD CONSTRAINT "GroupOverride_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ClassGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeRun" ADD CONSTRAINT "RegradeRun_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeRun" ADD CONSTRAINT "RegradeRun_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "ItemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeChange" ADD CONSTRAINT "RegradeChange_runId_fkey" FOREIGN KEY ("runId") REFERENCES "RegradeRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeChange" ADD CONSTRAINT "RegradeChange_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The record of acts is append-only: whoever may write to it may not change or remove what it holds.
-- Without a semicolon of its own (\073): scripts are sent to a server one statement at a time, cut at each.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  RAISE EXCEPTION ''rows of % are never changed or removed'', TG_TABLE_NAME\073
END';
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

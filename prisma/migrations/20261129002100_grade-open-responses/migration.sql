-- CreateTable
CREATE TABLE "RubricGrading" (
    "attemptId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "graderId" TEXT NOT NULL,
    "points" JSONB NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RubricGrading_pkey" PRIMARY KEY ("attemptId","slot","graderId")
);

-- CreateTable
CREATE TABLE "AnswerFeedback" (
    "attemptId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "released" JSONB,
    "earned" DOUBLE PRECISION,
    "possible" DOUBLE PRECISION,
    "reason" TEXT,
    "comment" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AnswerFeedback_pkey" PRIMARY KEY ("attemptId","slot")
);

-- CreateTable
CREATE TABLE "CommentSnippet" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentSnippet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CommentSnippet_classId_idx" ON "CommentSnippet"("classId");

-- AddForeignKey
ALTER TABLE "RubricGrading" ADD CONSTRAINT "RubricGrading_attemptId_slot_fkey" FOREIGN KEY ("attemptId", "slot") REFERENCES "AttemptItem"("attemptId", "slot") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerFeedback" ADD CONSTRAINT "AnswerFeedback_attemptId_slot_fkey" FOREIGN KEY ("attemptId", "slot") REFERENCES "AttemptItem"("attemptId", "slot") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentSnippet" ADD CONSTRAINT "CommentSnippet_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

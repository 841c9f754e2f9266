-- CreateTable
CREATE TABLE "SourceCopy" (
    "scopeId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "classId" TEXT,
    "paragraphs" TEXT[],
    "attachedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceCopy_pkey" PRIMARY KEY ("scopeId")
);

-- CreateIndex
CREATE INDEX "SourceCopy_courseId_idx" ON "SourceCopy"("courseId");

-- CreateIndex
CREATE INDEX "SourceCopy_classId_idx" ON "SourceCopy"("classId");

-- AddForeignKey
ALTER TABLE "SourceCopy" ADD CONSTRAINT "SourceCopy_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceCopy" ADD CONSTRAINT "SourceCopy_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportFile" (
    "id" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "format" TEXT,
    "problems" JSONB NOT NULL,

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportedQuestion" (
    "id" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "entry" TEXT,
    "title" TEXT NOT NULL,
    "sourceText" TEXT NOT NULL,
    "category" TEXT,
    "identifier" TEXT,
    "status" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "draft" JSONB,
    "contentHash" TEXT,
    "match" TEXT NOT NULL,
    "order" JSONB,
    "outcome" TEXT,
    "remark" TEXT,
    "isCreated" BOOLEAN NOT NULL DEFAULT false,
    "itemId" TEXT,

    CONSTRAINT "ImportedQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemSource" (
    "itemId" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,

    CONSTRAINT "ItemSource_pkey" PRIMARY KEY ("itemId")
);

-- CreateIndex
CREATE INDEX "ImportBatch_classId_idx" ON "ImportBatch"("classId");

-- CreateIndex
CREATE INDEX "ImportBatch_createdAt_idx" ON "ImportBatch"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportFile_batchId_position_key" ON "ImportFile"("batchId", "position");

-- CreateIndex
CREATE INDEX "ImportedQuestion_batchId_idx" ON "ImportedQuestion"("batchId");

-- CreateIndex
CREATE INDEX "ImportedQuestion_itemId_idx" ON "ImportedQuestion"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportedQuestion_fileId_position_key" ON "ImportedQuestion"("fileId", "position");

-- CreateIndex
CREATE INDEX "ItemSource_identifier_idx" ON "ItemSource"("identifier");

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedQuestion" ADD CONSTRAINT "ImportedQuestion_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedQuestion" ADD CONSTRAINT "ImportedQuestion_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "ImportFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedQuestion" ADD CONSTRAINT "ImportedQuestion_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemSource" ADD CONSTRAINT "ItemSource_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

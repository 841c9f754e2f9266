-- CreateTable
CREATE TABLE "Media" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaBytes" (
    "mediaId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "MediaBytes_pkey" PRIMARY KEY ("mediaId")
);

-- CreateTable
CREATE TABLE "MediaUse" (
    "mediaId" TEXT NOT NULL,
    "itemVersionId" TEXT NOT NULL,

    CONSTRAINT "MediaUse_pkey" PRIMARY KEY ("mediaId","itemVersionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Media_classId_sha256_key" ON "Media"("classId", "sha256");

-- CreateIndex
CREATE INDEX "MediaUse_itemVersionId_idx" ON "MediaUse"("itemVersionId");

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaBytes" ADD CONSTRAINT "MediaBytes_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaUse" ADD CONSTRAINT "MediaUse_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaUse" ADD CONSTRAINT "MediaUse_itemVersionId_fkey" FOREIGN KEY ("itemVersionId") REFERENCES "ItemVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

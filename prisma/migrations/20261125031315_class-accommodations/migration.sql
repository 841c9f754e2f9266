-- CreateTable
CREATE TABLE "ClassAccommodation" (
    "classId" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "timeFactor" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "extraDays" INTEGER NOT NULL DEFAULT 0,
    "onePerPage" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ClassAccommodation_pkey" PRIMARY KEY ("classId","learnerId")
);

-- CreateIndex
CREATE INDEX "ClassAccommodation_learnerId_idx" ON "ClassAccommodation"("learnerId");

-- AddForeignKey
ALTER TABLE "ClassAccommodation" ADD CONSTRAINT "ClassAccommodation_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassAccommodation" ADD CONSTRAINT "ClassAccommodation_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

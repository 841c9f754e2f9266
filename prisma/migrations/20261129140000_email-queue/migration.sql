-- CreateTable
CREATE TABLE "OutgoingEmail" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" TEXT,
    "notificationId" TEXT,
    "sealed" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextTryAt" TIMESTAMP(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "giveUpAt" TIMESTAMP(3) NOT NULL,
    "failure" TEXT,
    "failedAt" TIMESTAMP(3),

    CONSTRAINT "OutgoingEmail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingEmail_notificationId_key" ON "OutgoingEmail"("notificationId");

-- CreateIndex
CREATE INDEX "OutgoingEmail_nextTryAt_idx" ON "OutgoingEmail"("nextTryAt");

-- CreateIndex
CREATE INDEX "OutgoingEmail_userId_idx" ON "OutgoingEmail"("userId");

-- CreateIndex
CREATE INDEX "OutgoingEmail_failedAt_idx" ON "OutgoingEmail"("failedAt");

-- AddForeignKey
ALTER TABLE "OutgoingEmail" ADD CONSTRAINT "OutgoingEmail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingEmail" ADD CONSTRAINT "OutgoingEmail_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

import 'server-only'
import { db } from '@/server/platform/db'
import { mergeCards } from '@/server/review/merge-cards'
import { mergeLessonProgress, moveAttempts, moveNotes } from './guest-statements'

/**
 * Moves a guest's work to the account that they signed in to, and deletes the guest. If both took a quiz, the guest's
 * attempts are numbered after the account's. Sections that either finished are finished.
 */
export async function mergeGuest(guestId: string, userId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const guest = await tx.user.findFirst({ where: { id: guestId, email: null }, select: { id: true } })
    if (!guest) return
    await moveAttempts(tx, guestId, userId)
    await tx.attemptItem.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
    await tx.responseLog.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
    await tx.lessonCheck.updateMany({ where: { learnerId: guestId }, data: { learnerId: userId } })
    await mergeLessonProgress(tx, guestId, userId)
    await moveNotes(tx, guestId, userId)
    await mergeCards(tx, guestId, userId)
    await tx.user.delete({ where: { id: guestId } })
  })
}

import 'server-only'
import { z } from 'zod'
import { readStopRemindersToken } from '@/server/notifications/reminder-link'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

export const StopRemindersSchema = z.object({ token: z.string().max(2000) })

/** Stops the study reminders of the user whose email contained the link, also those that aren't emailed yet. @throws AppError CLOSED */
export async function stopReminders(
  { token }: z.infer<typeof StopRemindersSchema>,
  now: Date,
): Promise<void> {
  const userId = readStopRemindersToken(token)
  if (userId === null)
    throw new AppError('CLOSED', {
      userMessage: 'This link is incomplete. Copy the whole link from the email.',
    })
  await db().$transaction([
    db().reviewSettings.updateMany({ where: { learnerId: userId }, data: { reminders: false } }),
    db().notification.updateMany({
      where: { userId, kind: 'review-due', emailedAt: null },
      data: { emailedAt: now },
    }),
  ])
}

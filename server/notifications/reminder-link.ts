import { z } from 'zod'
import { publicUrl } from '@/server/platform/env'
import { readToken, signToken } from '@/server/platform/signed-token'

/** The link in a reminder email that stops reminders without a sign-in. It doesn't expire, because old emails must still work. */

const PURPOSE = 'stop-reminders'
const ClaimSchema = z.object({ userId: z.string() })

export function makeStopRemindersLink(userId: string): string {
  return `${publicUrl()}/stop-reminders/${signToken(PURPOSE, { userId })}`
}

/** @returns the user's ID; null if the link isn't valid */
export function readStopRemindersToken(token: string): string | null {
  return readToken(PURPOSE, token, ClaimSchema)?.userId ?? null
}

import 'server-only'
import { z } from 'zod'
import { db } from '@/server/db'
import { confirmPassword } from './change-password'
import { clearSessionCookie } from './session-cookie'
import type { Viewer } from './viewer'

export const DeleteAccountSchema = z.object({
  password: z.string().max(500).default(''),
  confirmation: z.literal('delete', { message: 'Please type the word delete.' }),
})

/** Deletes the viewer and everything kept about them; there is no way back. */
export async function deleteAccount(
  input: z.infer<typeof DeleteAccountSchema>,
  viewer: Viewer,
): Promise<void> {
  await confirmPassword(viewer.id, input.password, 'password')
  await db().user.delete({ where: { id: viewer.id } })
  await clearSessionCookie()
}

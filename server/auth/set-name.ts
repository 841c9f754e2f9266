import 'server-only'
import { z } from 'zod'
import { db } from '@/server/platform/db'

export const SetNameSchema = z.object({
  name: z.string().trim().max(80, 'Please use at most 80 characters.'),
})

/** What somebody is known by; without a name they are known by their address. */
export async function setName({ name }: z.infer<typeof SetNameSchema>, userId: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { name: name || null } })
}

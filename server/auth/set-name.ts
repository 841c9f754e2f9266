import 'server-only'
import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { optionalText } from '@/domain/text/typed-text'
import { db } from '@/server/platform/db'

export const SetNameSchema = z.object({
  name: optionalText({ most: TEXT_LIMITS.name, tooLong: `Enter at most ${TEXT_LIMITS.name} characters.` }),
})

/** Sets a user's display name. Without one, others see the email. */
export async function setName({ name }: z.infer<typeof SetNameSchema>, userId: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { name: name || null } })
}

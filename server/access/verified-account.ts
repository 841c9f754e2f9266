import type { Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

/**
 * Finds the account that gets a role or permission by email. Anyone can register with someone else's email, so the account
 * must have verified it.
 * @throws AppError NOT_FOUND if no account has the email, INVALID_INPUT if the account hasn't verified it
 */
export async function getVerifiedAccountId(client: Tx, email: string): Promise<string> {
  const user = await client.user.findUnique({
    where: { email },
    select: { id: true, emailVerifiedAt: true },
  })
  if (!user) throw new AppError('NOT_FOUND', { userMessage: 'No account has this email.' })
  if (user.emailVerifiedAt) return user.id
  throw new AppError('INVALID_INPUT', {
    fieldErrors: {
      email:
        'This account hasn’t verified its email, so it may belong to someone else. Ask the person to verify it, or give them a password link.',
    },
  })
}

import 'server-only'
import { z } from 'zod'
import { clientAddress } from '@/server/http/client-address'
import { countTry, forgetTries } from '@/server/http/rate-limits'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { isPasswordOf } from '@/server/platform/passwords'
import { EmailSchema } from './sign-up'
import { startSession } from './start-session'

export const SignInSchema = z.object({
  email: EmailSchema,
  password: z.string().min(1, 'Enter your password.').max(500),
})

/**
 * Signs in with email and password. Rate limits apply per email and per client.
 * @throws AppError INVALID_INPUT (the same for an unknown email and an incorrect password), RATE_LIMITED
 */
export async function signIn({ email, password }: z.infer<typeof SignInSchema>): Promise<void> {
  await countTry('sign-in-client', await clientAddress())
  await countTry('sign-in-address', email)
  const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
  const matches = await isPasswordOf(user?.passwordHash, password)
  if (!user || !matches) {
    throw new AppError('INVALID_INPUT', { userMessage: 'Incorrect email or password.' })
  }
  await forgetTries('sign-in-address', email)
  await startSession(user.id)
}

import 'server-only'
import { z } from 'zod'
import { withoutInvisible } from '@/domain/items/invisible-characters'
import { clientAddress, countTry } from '@/server/http/rate-limits'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { hashPassword, PASSWORD_LENGTH } from '@/server/platform/passwords'
import { startSession } from './start-session'

export const EmailSchema = z
  .string()
  .transform((typed) => withoutInvisible(typed).trim().toLowerCase())
  .pipe(z.email({ message: 'Please give an e-mail address.' }).max(254))

export const NewPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH.minimum, `Please use at least ${PASSWORD_LENGTH.minimum} characters.`)
  .max(PASSWORD_LENGTH.maximum, `Please use at most ${PASSWORD_LENGTH.maximum} characters.`)

export const SignUpSchema = z.object({
  name: z.string().trim().max(80, 'Please use at most 80 characters.').default(''),
  email: EmailSchema,
  password: NewPasswordSchema,
})

/**
 * Creates an account and signs it in. A guest's own row becomes the account, so everything they did is kept.
 * @throws AppError CONFLICT where the address has an account, RATE_LIMITED
 */
export async function signUp(input: z.infer<typeof SignUpSchema>, viewer: Viewer | null): Promise<void> {
  await countTry('sign-up-client', await clientAddress())
  const data: Account = {
    email: input.email,
    name: input.name || null,
    passwordHash: await hashPassword(input.password),
  }
  try {
    const id = viewer?.isGuest && (await makeAccountOf(viewer.id, data)) ? viewer.id : await create(data)
    await startSession(id)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', {
      userMessage: 'There is an account with this address already. Sign in instead, or set a new password.',
      fieldErrors: { email: 'There is an account with this address.' },
    })
  }
}

interface Account {
  email: string
  name: string | null
  passwordHash: string
}

/** False where the row has become an account meanwhile (the form sent twice), or is gone: it is nobody's to take. */
async function makeAccountOf(guestId: string, data: Account): Promise<boolean> {
  // The guest's cookie may have been copied, or planted: it must not become the account's.
  const { count } = await db().user.updateMany({
    where: { id: guestId, email: null },
    data: { ...data, sessionVersion: { increment: 1 } },
  })
  return count === 1
}

async function create(data: Account): Promise<string> {
  const user = await db().user.create({ data, select: { id: true } })
  return user.id
}

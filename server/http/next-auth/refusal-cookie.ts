import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { ERROR_CODES } from '@/contract/problem'
import { authSecret } from '@/server/platform/env'
import type { AppError } from '@/server/platform/errors'
import { isSecure } from './settings'

/**
 * Why a sign-in without JavaScript failed, for the page that the browser returns to. Encrypted, so that no one else can
 * put text on the page, and so that the email is in no URL.
 */

const NAME = 'sign-in-refused'
const SALT = 'sign-in refusal'
const SECONDS = 120

const RefusalSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  fieldErrors: z.record(z.string(), z.string()).optional(),
  typed: z.record(z.string(), z.string()),
})
export type Refusal = z.infer<typeof RefusalSchema>

export async function writeRefusal(error: AppError, email: string): Promise<void> {
  const refusal: Refusal = {
    code: error.code,
    message: error.userMessage,
    ...(error.fieldErrors && { fieldErrors: error.fieldErrors }),
    typed: { email: email.slice(0, 254) },
  }
  const value = await encode({ token: { refusal }, secret: authSecret(), salt: SALT, maxAge: SECONDS })
  const jar = await cookies()
  jar.set(NAME, value, {
    ...{ httpOnly: true, sameSite: 'strict', secure: isSecure() },
    ...{ path: '/sign-in', maxAge: SECONDS },
  })
}

/** Returns why the last sign-in failed; null after 2 minutes. */
export async function readRefusal(): Promise<Refusal | null> {
  const value = (await cookies()).get(NAME)?.value
  if (!value) return null
  const token = await decode({ token: value, secret: authSecret(), salt: SALT }).catch(() => null)
  const refusal = RefusalSchema.safeParse(token?.refusal)
  return refusal.success ? refusal.data : null
}

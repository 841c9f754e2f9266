import 'server-only'
import { z } from 'zod'
import {
  assessPassword,
  containsOwner,
  foldPassword,
  PASSWORD_LENGTH,
  withoutEnding,
} from '@/domain/access/password-strength'
import { isVisible } from '@/domain/text/typed-text'
import { AppError } from '@/server/platform/errors'
import { hashPassword } from '@/server/platform/passwords'

export const NewPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH.minimum, `Enter at least ${PASSWORD_LENGTH.minimum} characters.`)
  .max(PASSWORD_LENGTH.maximum, `Enter at most ${PASSWORD_LENGTH.maximum} characters.`)
  .refine(isVisible, 'Enter a password that isn’t only spaces.')

type Owner = { name: string | null; email: string | null }

/**
 * Hashes the new password of an account. Every way to set one calls this, so the same rules apply to all.
 * @param field the form field that shows the error
 * @throws AppError INVALID_INPUT if the password is common, was breached, or contains the owner's name or email
 */
export async function hashNewPassword(password: string, owner: Owner, field: string): Promise<string> {
  const problem = await findProblem(password, owner)
  if (problem) throw new AppError('INVALID_INPUT', { fieldErrors: { [field]: problem } })
  return hashPassword(password)
}

async function findProblem(password: string, owner: Owner): Promise<string | null> {
  const { error } = NewPasswordSchema.safeParse(password)
  if (error) return error.issues[0]?.message ?? ''
  if (containsOwner(password, owner)) return 'Use a password without your name or email.'
  if (assessPassword(password) === 'common' || (await isListed(password)))
    return 'This password is too common. Use a longer phrase that only you know.'
  return null
}

let listed: Promise<ReadonlySet<string>> | undefined

/** Whether the password is one of the 49,000 most common ones of breaches, also with a short ending. */
async function isListed(password: string): Promise<boolean> {
  listed ??= readList()
  const list = await listed
  const folded = foldPassword(password)
  return list.has(folded) || list.has(withoutEnding(folded))
}

/** Loads the list when it is first needed, because it takes 20 ms and a few megabytes. */
async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}

import 'server-only'
import { z } from 'zod'
import { parseInput } from '@/server/http/parse-input'
import type { Form } from '@/server/http/read-form'

/** Reads the password that a quiz will require. @returns null to remove it, undefined to leave it unchanged */
export function passwordFrom(form: Form): string | null | undefined {
  const typed = parseInput(z.string().max(200).default(''), form.password)
  if (form.noPassword === 'on') return null
  return typed === '' ? undefined : typed
}

import { z } from 'zod'
import { withoutInvisible } from '@/domain/items/invisible-characters'

/** Blanks that Unicode counts as letters or symbols: the Hangul fillers and the empty Braille cell. */
const BLANKS = /[\u115f\u1160\u2800\u3164\uffa0]/g

/** Whether text shows anything: it has more than spaces and invisible characters. */
export function isVisible(text: string): boolean {
  return withoutInvisible(text).replace(BLANKS, '').trim() !== ''
}

type Length = { most: number; tooLong?: string }

/**
 * Text that a person must type, such as a name or a reason; trimmed.
 * @param missing the message if nothing is visible
 */
export function requiredText(missing: string, { most, tooLong }: Length) {
  return z.string().trim().max(most, tooLong).refine(isVisible, missing)
}

/** Text that a person can leave out; trimmed. Text without anything visible becomes ''. */
export function optionalText({ most, tooLong }: Length) {
  return z
    .string()
    .trim()
    .max(most, tooLong)
    .transform((typed) => (isVisible(typed) ? typed : ''))
}

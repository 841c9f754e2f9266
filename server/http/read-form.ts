import { z } from 'zod'
import { formatDateTime } from '@/domain/text/format'
import { isDecimal } from '@/domain/text/scaled-number'
import { readWallTime, wallTimeOf } from '@/domain/time/calendar'
import { AppError } from '@/server/platform/errors'

/** The fields of a form; each is text or missing. */
export const FormSchema = z.record(z.string(), z.unknown())
export type Form = z.infer<typeof FormSchema>

export function textFrom(form: Form, name: string): string {
  const field = form[name]
  return typeof field === 'string' ? field.trim() : ''
}

/** Returns the IDs of the selected checkboxes with a name such as `student.<id>`. */
export function selectedFrom(form: Form, name: string): string[] {
  const chosen = Object.keys(form).filter((key) => key.startsWith(`${name}.`) && form[key] === 'on')
  return chosen.map((key) => key.slice(name.length + 1))
}

/** @returns null for an empty field; NaN, which no schema accepts, for anything that isn't a decimal number (`0x10`) */
export function numberFrom(form: Form, name: string): number | null {
  const typed = textFrom(form, name)
  if (typed === '') return null
  return isDecimal(typed) ? Number(typed) : Number.NaN
}

/**
 * Reads a `MomentField`: a wall-clock time in the zone `<name>-zone`. A value that the user didn't change stays exactly what it was,
 * because the field shows no seconds and can't distinguish the two occurrences of a repeated time.
 * @param label of the field, for the message
 * @returns ISO 8601; null for an empty field
 * @throws AppError INVALID_INPUT for a time that doesn't exist
 */
export function momentFrom(form: Form, name: string, label: string): string | null {
  const typed = textFrom(form, name)
  if (typed === '') return null
  const timeZone = textFrom(form, `${name}-zone`) || 'UTC'
  const before = new Date(textFrom(form, `${name}-was`))
  try {
    if (!Number.isNaN(before.getTime()) && wallTimeOf(before, timeZone) === typed) return before.toISOString()
    const reading = readWallTime(typed, timeZone)
    // A value that isn't a date reaches the schema unchanged, which rejects it.
    if (reading === null) return typed
    if (reading.ok) return reading.at.toISOString()
    const words = `${label}: ${format(typed)} doesn’t exist in ${timeZone}, because the clocks go forward then. Enter ${format(reading.before)} or earlier, or ${format(reading.after)} or later.`
    throw new AppError('INVALID_INPUT', { fieldErrors: { [name]: words } })
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('INVALID_INPUT', { cause: error })
    throw error
  }
}

/** `2027-03-28T02:30` → `Mar 28, 2027, 2:30 AM` */
function format(wall: string): string {
  return formatDateTime(new Date(`${wall.slice(0, 16)}Z`), 'UTC')
}

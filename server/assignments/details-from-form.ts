import 'server-only'
import { z } from 'zod'
import { parseInput, parseShown } from '@/server/http/parse-input'
import { type Form, momentFrom } from '@/server/http/read-form'
import { DetailsSchema } from './change-assignment'

/** @throws AppError INVALID_INPUT with a message for each field */
export function detailsFromForm(form: Form) {
  const examAt = parseInput(z.coerce.date().nullable(), momentFrom(form, 'examAt', 'Exam date'))
  return { ...parseInput(DetailsSchema, form), examAt }
}

/** Reads the details that the form showed; null if the form doesn't contain them. The exam date has separate fields. */
export function shownDetailsFrom(form: Form): z.infer<typeof DetailsSchema> | null {
  return parseShown(DetailsSchema, form, 'details-was')
}

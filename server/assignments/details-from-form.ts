import 'server-only'
import { z } from 'zod'
import { parseInput, parseShown } from '@/server/http/define-action'
import { type Form, momentFrom } from '@/server/http/read-form'
import { DetailsSchema } from './change-assignment'

/** @throws AppError INVALID_INPUT with a message for each field */
export function detailsFromForm(form: Form) {
  const examAt = parseInput(z.coerce.date().nullable(), momentFrom(form, 'examAt', 'Exam date'))
  return { ...parseInput(DetailsSchema, form), examAt }
}

/** The details as the form showed them; null for a form that doesn't say. The exam date brings its own. */
export function shownDetailsFrom(form: Form): z.infer<typeof DetailsSchema> | null {
  return parseShown(DetailsSchema, form, 'details-was')
}

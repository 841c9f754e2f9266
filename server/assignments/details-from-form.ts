import 'server-only'
import { z } from 'zod'
import { parseInput, parseShown } from '@/server/http/parse-input'
import { type Form, momentFrom, textFrom } from '@/server/http/read-form'
import { DetailsSchema } from './change-assignment'

/** @throws AppError INVALID_INPUT with a message for each field */
export function detailsFromForm(form: Form) {
  const examAt = parseInput(z.coerce.date().nullable(), momentFrom(form, 'examAt', 'Exam date'))
  return { ...parseInput(DetailsSchema, form), examAt }
}

/** Reads the details that the form showed; null if the form doesn't contain them. */
export function shownDetailsFrom(form: Form) {
  const details = parseShown(DetailsSchema, form, 'details-was')
  if (details === null) return null
  const exam = parseInput(z.coerce.date().nullable(), textFrom(form, 'examAt-was') || null)
  return { ...details, examAt: exam }
}

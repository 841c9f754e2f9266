import 'server-only'
import type { z } from 'zod'
import { parseAll, parseInput } from './parse-input'
import { type Form, FormSchema } from './read-form'

/**
 * The schema of a form whose fields several functions read, each its own part. A form with invalid fields gets the
 * messages of all parts together.
 */
export function formOf<Parts extends Readonly<Record<string, (form: Form) => unknown>>>(parts: Parts) {
  return FormSchema.transform((form) => {
    const names = Object.keys(parts)
    const read = parseAll(names.map((name) => () => parts[name]?.(form)))
    // Each value is what the function of that name returned.
    return Object.fromEntries(names.map((name, index) => [name, read[index]])) as {
      [Name in keyof Parts]: ReturnType<Parts[Name]>
    }
  })
}

/** Reads the fields that a schema names, and leaves the others to other parts. */
export function fieldsOf<S extends z.ZodType>(schema: S): (form: Form) => z.infer<S> {
  return (form) => parseInput(schema, form)
}

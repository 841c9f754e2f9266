'use client'

import { Disclosure } from './disclosure'
import { Field, type FormField } from './field'
import { useHasErrors } from './form-state'

/** Fields that most people never change, hidden until the label is selected. They are shown if one of them has an error. */
export function DisclosedFields({ label, fields }: { label: string; fields: readonly FormField[] }) {
  const isOpen = useHasErrors(fields.map(({ name }) => name))
  return (
    <Disclosure label={label} look="form" isOpen={isOpen}>
      <div className="mt-3 grid gap-5">
        {fields.map((field) => (
          <Field key={field.name} field={field} />
        ))}
      </div>
    </Disclosure>
  )
}

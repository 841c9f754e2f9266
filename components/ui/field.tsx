'use client'

import { Labeled, useControl } from './labeled'
import { PasswordInput } from './password-input'

export type FormField = {
  name: string
  label: string
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'time'
  defaultValue?: string | number | undefined
  min?: number
  max?: number
  step?: number | 'any'
  /** The on-screen keyboard, if the type doesn't determine it. */
  inputMode?: 'decimal'
  autoComplete?: string
  help?: string
  required?: boolean
  minLength?: number
  /** Whether it filters what the page shows: it can be empty, and that goes without saying. */
  isFilter?: boolean
}

/** A labeled form field with its help text and error. */
export function Field({ field }: { field: FormField }) {
  const { name, label, type = 'text', help, isFilter = false, required = !isFilter, ...rest } = field
  const { defaultValue, ...limits } = rest
  const control = useControl({ name, help })
  const { typed } = control
  return (
    <Labeled control={control} label={label} note={required || isFilter ? null : 'optional'} help={help}>
      {type === 'password' ? (
        // What was typed isn't sent back.
        <PasswordInput {...control.attributes} {...limits} required={required} />
      ) : (
        <input
          {...control.attributes}
          {...limits}
          type={type}
          required={required}
          defaultValue={typed === undefined ? defaultValue : (typed ?? '')}
        />
      )}
    </Labeled>
  )
}

'use client'

import { Labeled, useControl } from './labeled'

type Props = {
  name: string
  label: string
  value: string
  rows?: number
  required?: boolean
  /** What follows the label, in muted type. */
  note?: string
  help?: string
  /** Whether it contains data for a program, such as a table. */
  isCode?: boolean
}

/** A labeled multiline field. */
export function TextArea({
  name,
  label,
  value,
  rows = 4,
  required = false,
  note,
  help,
  isCode = false,
}: Props) {
  const control = useControl({ name, help })
  return (
    <Labeled control={control} label={label} note={note ?? null} help={help}>
      <textarea
        {...control.attributes}
        {...(isCode && { className: 'input font-mono text-sm', spellCheck: false })}
        rows={rows}
        required={required}
        defaultValue={control.typed ?? value}
      />
    </Labeled>
  )
}

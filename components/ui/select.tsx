'use client'

import { Labeled, useControl } from './labeled'

type Props = {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  help?: string
}

/** A labeled select. */
export function Select({ name, label, value, options, help }: Props) {
  const control = useControl({ name, help })
  return (
    <Labeled control={control} label={label} help={help}>
      <select {...control.attributes} defaultValue={control.typed ?? value}>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </Labeled>
  )
}

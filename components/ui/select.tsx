'use client'

import { useFieldState } from './form-state'
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
        <Options options={options} />
      </select>
    </Labeled>
  )
}

/** A select in a table cell, which the table headers describe. */
export function CellSelect({ name, label, value, options }: Omit<Props, 'help'>) {
  const { typed } = useFieldState(name)
  return (
    <select name={name} aria-label={label} defaultValue={typed ?? value} className="input min-w-36">
      <Options options={options} />
    </select>
  )
}

function Options({ options }: Pick<Props, 'options'>) {
  return options.map(([id, words]) => (
    <option key={id} value={id}>
      {words}
    </option>
  ))
}

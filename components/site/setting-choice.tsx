'use client'

import { chooseSetting, type RootSetting, useSetting } from '@/components/browser-storage/root-settings'

type Props = {
  name: RootSetting
  legend: string
  /** Null is the default. */
  choices: readonly (readonly [value: string | null, label: string])[]
}

/** Radio buttons for a choice of this browser. */
export function SettingChoice({ name, legend, choices }: Props) {
  const current = useSetting(name)
  return (
    <fieldset className="needs-script mt-3 flex flex-wrap gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {choices.map(([value, label]) => (
        <label key={label} className="button-small has-checked:border-accent has-checked:bg-accent-soft">
          <input
            type="radio"
            name={name}
            value={value ?? ''}
            checked={current === value}
            onChange={() => chooseSetting(name, value)}
            className="accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

import type { ReactNode } from 'react'
import { valueAt } from '@/domain/items/edit-draft'
import type { FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'
import { Remarks } from './remarks'

type Props = Omit<FormProps, 'fields'> & {
  spec: Extract<FieldSpec, { kind: 'group' }>
  children: ReactNode
}

/** Fields that belong together. An optional group can be added and removed. */
export function FieldGroup({ spec, draft, path, onChange, remarks, children }: Props) {
  const { label, optional } = spec
  const isShown = !optional || valueAt(draft, path) !== undefined
  const name = label.toLowerCase()
  return (
    <fieldset data-field={path.join('.')} className="grid gap-3 border-line border-l-2 pl-4">
      <legend className="mb-2 font-semibold text-sm">{label}</legend>
      <Remarks of={remarks.get(path.join('.'))} />
      {isShown && children}
      {optional && (
        <p>
          <button
            type="button"
            className="button-small"
            onClick={() => onChange(path, isShown ? undefined : optional)}
          >
            {isShown ? `Remove ${name}` : `Add ${name}`}
          </button>
        </p>
      )}
    </fieldset>
  )
}

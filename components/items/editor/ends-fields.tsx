import { useId } from 'react'
import { valueAt } from '@/domain/items/edit-draft'
import type { FieldSpec } from '@/domain/items/item-form'
import type { FormProps } from './form-props'
import { Remarks } from './remarks'

type Props = Omit<FormProps, 'fields'> & { spec: Extract<FieldSpec, { kind: 'ends' }> }

const ENDS = ['First end', 'Last end'] as const

/** The labels of the two ends of an order. If both are empty, there are none. */
export function EndsFields({ spec, draft, path, onChange, remarks }: Props) {
  const id = useId()
  const value = valueAt(draft, path)
  const ends = Array.isArray(value) ? value : []
  const texts = ENDS.map((_, index) => String(ends[index] ?? ''))
  const at = path.join('.')
  const said = [at, `${at}.0`, `${at}.1`].flatMap((each) => remarks.get(each) ?? [])

  function change(index: number, text: string) {
    const next = texts.map((old, other) => (other === index ? text : old))
    onChange(path, next.every((each) => each === '') ? undefined : next)
  }
  return (
    <fieldset data-field={at} className="grid gap-3 border-line border-l-2 pl-4">
      <legend className="mb-2 font-semibold text-sm">{spec.label}</legend>
      <Remarks of={said.length > 0 ? [...new Set(said)] : undefined} />
      <div className="grid gap-3 sm:grid-cols-2">
        {ENDS.map((label, index) => (
          <div key={label}>
            <label htmlFor={`${id}-${index}`} className="mb-1 block font-medium text-sm">
              {label}
            </label>
            <input
              id={`${id}-${index}`}
              type="text"
              value={texts[index]}
              aria-describedby={spec.help && `${id}-help`}
              onChange={(event) => change(index, event.target.value)}
              className="min-h-11 w-full rounded-lg border border-field bg-card px-3 py-2 text-ink"
            />
          </div>
        ))}
      </div>
      {spec.help && (
        <p id={`${id}-help`} className="text-muted text-sm">
          {spec.help}
        </p>
      )}
    </fieldset>
  )
}
